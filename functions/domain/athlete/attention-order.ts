import { attentionCodes } from './attention-code.ts';
import type { AttentionReason } from './attention.ts';

/** More than any severity. */
const MOST_SEVERE = 9_999;

/**
 * The position of an athlete in a coach's list, as text that sorts: by the most severe reason, within it the worse case first,
 * then by how long it has applied, then by ID. Athletes without a reason come last. (domain.md, rule 7)
 */
export function attentionPosition(id: string, [first]: readonly AttentionReason[]): string {
  if (!first) return `~#${id}`;
  const { code, severity = 0, since } = first;
  const digits = (number: number, length: number) => String(number).padStart(length, '0');
  return [digits(attentionCodes.indexOf(code), 2), digits(MOST_SEVERE - severity, 4), since, id].join('#');
}
