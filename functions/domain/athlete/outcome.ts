import type { Summary } from './athlete.ts';
import { BREACH_DAYS } from './attention.ts';
import type { AthleteState, Change, Entity } from './change.ts';
import { withBreachKnown } from '../run/open-breach.ts';
import { summarize } from './summary.ts';
import { daysBefore } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

/** The records of one kind after a change: written records replace their earlier versions. */
function recordsAfter<E extends Pick<Entity, 'id' | 'kind'>>(
  before: readonly E[],
  put: readonly Entity[],
  kind: E['kind'],
): (E | Extract<Entity, { kind: E['kind'] }>)[] {
  const ids = new Set(put.map(({ id }) => id));
  const written = put.filter((record): record is Extract<Entity, { kind: E['kind'] }> => record.kind === kind);
  return [...before.filter(({ id }) => !ids.has(id)), ...written];
}

/** The runs after a change, of the days that boards look at and of those before. What was deleted is in neither. */
function runsAfter({ recentRuns, runsBefore }: AthleteState, put: readonly Entity[], now: Instant) {
  const runs = recordsAfter([...recentRuns, ...runsBefore], put, 'run');
  const since = daysBefore(now, BREACH_DAYS);
  return {
    recentRuns: runs.filter(({ startedAt }) => startedAt >= since),
    runsBefore: runs.filter(({ startedAt }) => startedAt < since),
  };
}

/**
 * Whether the start of the athlete's restriction may lie before what was loaded: it reaches back to there, and the
 * summary before knew of none, as where one restriction begins at the very instant at which another had ended.
 */
export const mayBeginEarlier = (
  { athlete, instructionsSince: since }: Pick<AthleteState, 'athlete' | 'instructionsSince'>,
  { restrictions: [first] }: Summary,
): boolean => since !== undefined && first?.from === since && athlete.summary.restrictions[0]?.from !== since;

/** A change in which each run that comes to break a rule says since when that is known. */
export function withBreachesKnown(
  { athlete, recentRuns, runsBefore, instructions }: AthleteState,
  loaded: { instructions?: object; recentRuns?: boolean },
  change: Change,
  now: Instant,
): Change {
  if (!loaded.instructions || !loaded.recentRuns) return change;
  const others = [...runsBefore, ...recentRuns];
  const put = change.put.map((record) => {
    const before = record.kind === 'run' && recentRuns.find(({ id }) => id === record.id);
    return before ? withBreachKnown(record, before, instructions, { others, now, weeks: athlete }) : record;
  });
  return { ...change, put };
}

/**
 * The athlete's summary after a change, computed from what was loaded for it. Breaches are recomputed over the runs of
 * the last days, so that editing a run or withdrawing an instruction removes a breach that no longer applies.
 */
export function summaryAfter(
  state: AthleteState,
  loaded: { instructions?: object; symptoms?: boolean; recentRuns?: boolean },
  { put, lastReportAt, mark, resolved }: Change,
  now: Instant,
): Summary {
  return summarize(
    state.athlete.summary,
    {
      ...(loaded.instructions && {
        instructions: recordsAfter(state.instructions, put, 'instruction'),
        ...(state.instructionsSince !== undefined && { instructionsSince: state.instructionsSince }),
      }),
      ...(loaded.symptoms && { symptoms: recordsAfter(state.symptoms, put, 'symptom') }),
      ...(loaded.recentRuns && { ...runsAfter(state, put, now), weeks: state.athlete }),
      ...(lastReportAt !== undefined && { lastReportAt }),
      ...(mark && { mark }),
      ...(resolved && { resolved }),
    },
    now,
  );
}
