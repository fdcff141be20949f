import type { ObservationRecord } from '../symptom/symptom.ts';
import { instantAfter, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import type { FeltPain, RunRecord } from './run-record.ts';

/** How many of them a run keeps: those that are attached to it, and as many again that are not. The worst ones stay. */
const MOST_FELT = 40;

type Timed = Pick<RunRecord, 'startedAt' | 'endedAt' | 'durationSeconds'>;

/** When a run ended, pauses included as far as its source told of them. */
export const endOfRun = ({ startedAt, endedAt, durationSeconds }: Timed): Instant =>
  latestOf([endedAt, instantAfter(startedAt, durationSeconds * 1_000)]) ?? startedAt;

/** Whether an instant lies in a run, its first and last included. */
export const isDuring = (run: Timed, at: Instant): boolean => run.startedAt <= at && at <= endOfRun(run);

/**
 * The pain that was felt during a run. A record of before November 2026 says only how much it hurt, not when: it is taken
 * as noticed at the start, the stricter reading, and the one by which the run was judged then.
 */
export function painsIn(run: Timed & Pick<RunRecord, 'felt' | 'worstPain'>): readonly FeltPain[] {
  const { felt, worstPain, startedAt } = run;
  if (felt === undefined) return worstPain === undefined ? [] : [{ pain: worstPain, at: startedAt }];
  // A revision may have moved the run away from an observation that belonged to it by time.
  return felt.filter(({ byTime, at }) => !byTime || isDuring(run, at));
}

type Observed = Pick<ObservationRecord, 'id' | 'phase' | 'pain' | 'onsetDistanceMeters' | 'observedAt' | 'runId'>;

/**
 * A run with what an observation says of pain during it: one that names the run, or that names none and was made in the
 * time of it. Every other observation only makes it known that nothing is missing. Replaces what the same observation
 * said before, so a corrected one can be given again.
 */
export function withFelt<R extends Timed & Pick<RunRecord, 'id' | 'felt' | 'worstPain'>>(
  run: R,
  observation: Observed,
): R {
  const { id: observationId, phase, pain, onsetDistanceMeters, observedAt: at, runId } = observation;
  const others = (run.felt ?? painsIn(run)).filter((each) => each.observationId !== observationId);
  const belongs = runId === run.id || (runId === undefined && isDuring(run, at));
  if (phase !== 'DURING_RUN' || !belongs) return { ...run, felt: others };
  const felt: FeltPain = {
    observationId,
    pain,
    ...(onsetDistanceMeters !== undefined && { onsetMeters: onsetDistanceMeters }),
    at,
    ...(runId === undefined && { byTime: true }),
  };
  return { ...run, felt: [...others, felt].sort((a, b) => b.pain - a.pain).slice(0, MOST_FELT) };
}

/** A run with what was observed in its time without naming a run. */
export const withFeltByTime = <R extends Timed & Pick<RunRecord, 'id' | 'felt' | 'worstPain'>>(
  run: R,
  observations: readonly Observed[],
): R => observations.filter(({ observedAt }) => isDuring(run, observedAt)).reduce<R>(withFelt, run);
