import { fastest, type Step, sumOf } from '../recording/motion.ts';

/** A plan that a website gave times, such as 2010-01-01T00:00:00Z: no watch begins to record at midnight, or before there were any. */
const FIRST_WATCHES = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/** What is known of an activity whose file does not say its sport. */
export interface Unstated {
  startedAt: number;
  steps: readonly Step[];
  /** Whether any sensor but the position was recorded: a plan has none. */
  hasSensors: boolean;
}

/**
 * Why an activity is not taken for a run; undefined if it moves like one and hardly like anything else. Strict on purpose: a
 * ride or a walk recorded as a run would be held against the athlete. Slower than 1.8 m/s on average (9:15 a kilometre) may be a
 * walk; faster than 4.4 m/s (3:47), than 6 m/s over any 5 minutes, or than 6.5 m/s over any minute, may be a ride that stops at lights.
 */
export function whyNoRun({ startedAt, steps, hasSensors }: Unstated): string | undefined {
  if (startedAt < FIRST_WATCHES || (startedAt % DAY_MS === 0 && !hasSensors))
    return 'its times are those of a plan, not of a recording';
  const { meters, seconds } = sumOf(steps);
  if (meters < 200 || seconds < 60) return 'it is too short to tell: under 200 metres or a minute';
  const average = meters / seconds;
  const isLikeARun = average >= 1.8 && average <= 4.4 && fastest(steps, 300) <= 6 && fastest(steps, 60) <= 6.5;
  return isLikeARun ? undefined : `its speed (${average.toFixed(1)} m/s) is not conclusive`;
}
