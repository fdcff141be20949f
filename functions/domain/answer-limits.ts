import { atOnce } from './limits/limits.ts';

/** How much of a list without pages an answer shows, where more could have been written over the years. */

/** Instructions in force at an instant, and those that one has replaced: as many as may be live at a time. */
export const MAX_INSTRUCTIONS = atOnce.liveInstructions;
/** Breaches of a run, or of an instruction. */
export const MAX_BREACHES = 100;
/** Possible duplicates of a run. */
export const MAX_DUPLICATES = atOnce.duplicatesOfRun;
/** How many days `Athlete.availabilityStretches` answers for, and how many stretches. */
export const MAX_STRETCH_DAYS = 366;
export const MAX_STRETCHES = 400;
/** How many local days of the athlete `Athlete.runsNotShown` looks at, today included. */
export const NOT_SHOWN_DAYS = 7;
/** How many observations a symptom's movements cover. */
export const MOVEMENTS_OVER = 100;
/** Errors that a payload lists, and those of one run among a hundred. */
export const MAX_PROBLEMS = 100;
export const MAX_PROBLEMS_OF_A_RUN = 10;
/** Characters of their messages: some name what was sent. */
export const LONGEST_PROBLEM = 200;

/** For questions about any past instant, and what a withdrawal restores; beyond that, what is known of the latest. */
export const PAGES_OF_HISTORY = 20;
