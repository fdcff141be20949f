import type { Summary } from './athlete.ts';
import { BREACH_DAYS } from './attention.ts';
import type { AthleteState, Change, Entity } from './change.ts';
import { withBreachKnown } from '../run/open-breach.ts';
import { type SummaryFacts, summarize } from './summary.ts';
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

/** The runs, or sessions, of the days that boards look at, and of those before. */
function parted<T extends { startedAt: Instant }>(all: readonly T[], now: Instant): { recent: T[]; before: T[] } {
  const since = daysBefore(now, BREACH_DAYS);
  return {
    recent: all.filter(({ startedAt }) => startedAt >= since),
    before: all.filter(({ startedAt }) => startedAt < since),
  };
}

/** The runs and the sessions after a change, as far as they were loaded for it. What was deleted is in neither. */
function trainingAfter(
  { recentRuns, runsBefore, recentSessions, sessionsBefore, athlete }: AthleteState,
  loaded: { recentRuns?: boolean; recentSessions?: boolean },
  put: readonly Entity[],
  now: Instant,
): Pick<SummaryFacts, 'recentRuns' | 'runsBefore' | 'recentSessions' | 'sessionsBefore' | 'weeks'> {
  const runs = parted(loaded.recentRuns ? recordsAfter([...recentRuns, ...runsBefore], put, 'run') : [], now);
  const sessions = parted(
    loaded.recentSessions ? recordsAfter([...recentSessions, ...sessionsBefore], put, 'session') : [],
    now,
  );
  return {
    ...(loaded.recentRuns && { recentRuns: runs.recent, runsBefore: runs.before }),
    ...(loaded.recentSessions && { recentSessions: sessions.recent, sessionsBefore: sessions.before }),
    weeks: athlete,
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
  loaded: { instructions?: object; symptoms?: boolean; recentRuns?: boolean; recentSessions?: boolean },
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
      ...trainingAfter(state, loaded, put, now),
      ...(lastReportAt !== undefined && { lastReportAt }),
      ...(mark && { mark }),
      ...(resolved && { resolved }),
    },
    now,
  );
}
