import { createHash } from 'node:crypto';
import type { Place } from './place.ts';

/** More than any error of representation, less than what any format writes. */
const TINY = 1e-6;

/**
 * Cut, never rounded: further decimals of the same number never change it, where rounding would at every half. `TINY`, as
 * 41.8818 times 10,000 may be a hair below 418,818.
 */
const cut = (value: number): number => Math.trunc(value + Math.sign(value) * TINY);

/** Milliseconds as whole seconds, which every format and every export keeps. */
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1_000);

/** A measure in whole units. */
export const whole = (value: number): number => cut(value);

/** A place to 4 decimals of a degree: 11 metres. */
export const coarse = ({ latitude, longitude }: Place): number[] => [cut(latitude * 10_000), cut(longitude * 10_000)];

/** The external id of a run whose file gives it none: a hash of what survives exporting it again. */
export function contentId(format: 'fit' | 'gpx' | 'tcx', content: readonly number[]): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  return `${format}:${hash.slice(0, 22)}`;
}
