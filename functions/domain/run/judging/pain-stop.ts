import { endOfRun, isDuring, painsIn } from '../felt.ts';
import type { Judgement } from '../judgement.ts';
import type { FeltPain, JudgedRun } from '../run-record.ts';

/** How far, in metres, and how long, in seconds, a run may go on after pain was noticed: to get home, not to train. */
const STOPPING_METERS = 400;
const STOPPING_SECONDS = 180;

/**
 * Whether a run went on after pain was noticed: by the onset, if the observation gives it and the run was measured; else
 * by the instant of the observation, if that lies in the run. Undefined if neither says.
 */
function wentOn(run: JudgedRun, { onsetMeters, at }: FeltPain): boolean | undefined {
  if (onsetMeters !== undefined && run.distanceMeters > 0) return run.distanceMeters - onsetMeters > STOPPING_METERS;
  if (!isDuring(run, at)) return undefined;
  return Date.parse(endOfRun(run)) - Date.parse(at) > STOPPING_SECONDS * 1_000;
}

/**
 * Whether a run kept to "stop if pain reaches `allowed`" (NRS). Only pain during the run counts: what hurts before it, after
 * it or next morning is for other rules. Without a word of how it felt, nobody knows: absence of pain is said, not assumed.
 */
export function judgePainStop(run: JudgedRun, allowed: number): Judgement {
  const felt = painsIn(run);
  if (felt.length === 0) return { verdict: 'UNKNOWN', ask: 'PAIN' };
  const actual = Math.max(...felt.map(({ pain }) => pain));
  const reached = felt.filter(({ pain }) => pain >= allowed).map((each) => wentOn(run, each));
  if (reached.length === 0) return { verdict: 'KEPT', actual };
  if (reached.includes(true)) return { verdict: 'BROKEN', actual };
  return reached.includes(undefined)
    ? { verdict: 'UNKNOWN', ask: 'PAIN_ONSET', actual }
    : { verdict: 'STOPPED_AS_TOLD', actual };
}
