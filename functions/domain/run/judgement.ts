/** Worst first. UNKNOWN: something that decides it was not said, so somebody has to ask. */
export const adherences = ['BROKEN', 'UNKNOWN', 'STOPPED_AS_TOLD', 'KEPT'] as const;
export type Adherence = (typeof adherences)[number];

export type BreachedRule =
  | 'RUN_WHILE_PROHIBITED'
  | 'RACE_WHILE_PROHIBITED'
  | 'SESSION_WHILE_PROHIBITED'
  | 'MAX_DISTANCE'
  | 'MAX_DURATION'
  | 'MAX_EFFORT'
  | 'STOP_IF_PAIN'
  | 'NO_HILLS'
  | 'NO_DOWNHILL'
  | 'SOFT_GROUND'
  | 'NO_INTERVALS'
  | 'NO_SPEED_WORK'
  | 'WALK_RUN'
  | 'MAX_SESSIONS_PER_WEEK'
  | 'MAX_DISTANCE_PER_WEEK'
  | 'MIN_REST_DAYS';

/** What has to be asked before a rule can be judged. */
export type MissingFact =
  /** Whether it was a run: its pace alone says so. */
  | 'SPORT'
  | 'EFFORT'
  | 'DISTANCE'
  | 'PAIN'
  | 'PAIN_ONSET'
  | 'ELEVATION'
  | 'DOWNHILL'
  | 'SURFACE'
  | 'RUN_TYPE'
  /** Of a session: which part of the body was trained. */
  | 'ACTIVITY'
  /** Not a question to the athlete: runs that count are not shown to whoever asks. */
  | 'RUNS_NOT_SHOWN';

/** How a run stands to one limit, in the limit's unit. */
export interface Judgement {
  verdict: Adherence;
  /** What the run did, as far as it is known. */
  actual?: number;
  /** Present if the verdict is UNKNOWN. */
  ask?: MissingFact;
}

/** How far beyond a maximum a run may measure: watches differ, and the way home ends where it ends. */
const TOLERANCE = 0.03;

/** The verdict on a maximum, which may be passed by 3 %, or by `least` if that is more. */
export const judgeMaximum = (actual: number, allowed: number, least: number): Judgement => ({
  verdict: actual > allowed + Math.max(allowed * TOLERANCE, least) ? 'BROKEN' : 'KEPT',
  actual,
});
