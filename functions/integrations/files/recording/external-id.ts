import { createHash } from 'node:crypto';
import { instantAt } from '../content.ts';
import type { Place } from './place.ts';
import type { Recording } from './recording.ts';

/** More than any representation error, less than the precision of any format. */
const TINY = 1e-6;

/**
 * Truncates instead of rounding: further decimals of the same number then never change the result. `TINY` is added
 * because 41.8818 times 10,000 may be a hair below 418,818.
 */
const cut = (value: number): number => Math.trunc(value + Math.sign(value) * TINY);

/** Milliseconds as whole seconds, which every format and every export preserves. */
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1_000);

/** A measurement in whole units. */
export const whole = (value: number): number => cut(value);

/** A position to 4 decimals of a degree: 11 metres. */
export const coarse = ({ latitude, longitude }: Place): number[] => [cut(latitude * 10_000), cut(longitude * 10_000)];

/** The external id of an activity whose file has none: a hash of what survives another export. */
export function contentId(format: Recording['format'], content: readonly number[]): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  return `${format}:${hash.slice(0, 22)}`;
}

/** An id names an instant, nearly always that of the start: when the device began to write. */
const SAME_START_MS = 60_000;

/**
 * The external id by the id that the device gave. Where that names another instant than the start, it is that of an export, or one that the
 * device gives every activity: the start takes its place.
 */
export function idOfDevice(
  { format, id }: Pick<Recording, 'format'> & { id: NonNullable<Recording['id']> },
  startedAt: number,
): { externalId: string; formerId?: string } {
  const named = (at: number) => `${format}:${id.name(instantAt(at))}`;
  const written = named(id.writtenAt ?? id.at);
  if (Math.abs(id.at - startedAt) < SAME_START_MS) return { externalId: written };
  return { externalId: named(startedAt), formerId: written };
}
