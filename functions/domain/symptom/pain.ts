import type { Instant, Phase } from '../vocabulary.ts';

/**
 * Pain (NRS) from which on it is moderate: it gets in the way of what one does in a day. Studies draw the line between 3
 * and 5 (doi 10.3389/fpsyg.2016.01466, table 3); this is the stricter of what clinics use (1 to 3 mild, 4 to 6 moderate).
 */
export const MODERATE_PAIN = 4;

/** Pain (NRS) from which on it is severe: it stops most of what a runner wants to do. */
export const SEVERE_PAIN = 7;

/** A rise of pain (NRS) from one observation to the next like it that is never chance. */
export const PAIN_JUMP = 3;

/**
 * The change of pain (NRS) that matters to the one who has it, at the lower of the two levels: 1 at low pain, 2 at 5 to
 * 7, 3 above (doi 10.1055/a-1304-3677). From 4 to 5 matters, from 5 to 6 does not.
 */
export function changeThatMatters(level: number): 1 | 2 | 3 {
  const rounded = Math.round(level);
  return rounded < 5 ? 1 : rounded <= 7 ? 2 : 3;
}

/** Occasions on which pain can be compared. */
export type Occasion = 'BEFORE_RUNNING' | 'RUNNING' | 'AFTER_RUNNING' | 'MORNING' | 'AT_REST' | 'OTHER_TRAINING';

/**
 * The occasion of a phase: pain is compared with pain of the same one, like with like.
 *
 * Stretches and warm-up are an occasion of their own, neither rest nor running: a tendon often hurts at the first steps
 * and warms up, and would seem to get worse with each warm-up and better with each run. The cool-down is after running,
 * as are the hours that follow. Daily life counts with rest. Other training loads the body in another way than running.
 */
export const occasionOf = {
  PRE_RUN: 'BEFORE_RUNNING',
  WARM_UP: 'BEFORE_RUNNING',
  DURING_RUN: 'RUNNING',
  COOL_DOWN: 'AFTER_RUNNING',
  AFTER_RUN: 'AFTER_RUNNING',
  NEXT_MORNING: 'MORNING',
  ON_WAKING: 'MORNING',
  AT_REST: 'AT_REST',
  DAILY_ACTIVITY: 'AT_REST',
  CROSS_TRAINING: 'OTHER_TRAINING',
} as const satisfies Record<Phase, Occasion>;

export const redFlagSigns = ['BONE_PAIN_AT_REST', 'NUMBNESS', 'SEVERE_PAIN', 'PAIN_JUMP'] as const;
/** Why somebody should look at once. */
export type RedFlagSign = (typeof redFlagSigns)[number];

/** A sign that stands, and the first of the consecutive observations on its occasion that have it. */
export interface RedFlag {
  sign: RedFlagSign;
  since: Instant;
}
