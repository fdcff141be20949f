import type { Revision } from '../../domain/run/revision.ts';

const MAX_INT = 2_147_483_647;

/** A revision for fields of before revisions had 64 bits: what clients read as an Int has no more than 32. */
export const shortRevision = (revision: Revision): number | undefined =>
  typeof revision === 'number' && revision <= MAX_INT ? revision : undefined;

/** An input of which `fullRevision`, where it is given, is the revision. */
export function withFullRevision<T extends { revision?: number | string | null | undefined }>(
  input: T & { fullRevision?: string | null | undefined },
): T {
  if (input.fullRevision == null) return input;
  const { fullRevision, ...rest } = input;
  return { ...(rest as unknown as T), revision: fullRevision };
}
