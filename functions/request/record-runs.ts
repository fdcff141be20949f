import type { AthleteView } from '../domain/athlete/athlete.ts';
import { BREACH_DAYS } from '../domain/athlete/attention.ts';
import type { AthleteState } from '../domain/athlete/change.ts';
import { hasScope, requireRole, requireScope } from '../domain/access/access.ts';
import type { Scope } from '../domain/access/scope-access.ts';
import { type AthleteId, parseId, type RunId } from '../domain/ids.ts';
import { type Problem, refuse } from '../domain/refusal.ts';
import { limitRuns } from '../domain/limits/run-limits.ts';
import type { RunOutcome } from '../domain/run/run.ts';
import { firstCounted } from '../domain/run/judging/weekly-limits.ts';
import type { RunRecord } from '../domain/run/run-record.ts';
import { recordBatch, timeOf, withFeltInTime, withVerdictsOfBefore } from '../domain/run/run-batch.ts';
import { checkRun, MAX_RUNS_PER_CALL, newRun, type RunInput } from '../domain/run/run-input.ts';
import { changesBoards, reportOf, type RunReport, summaryWithRuns } from '../domain/run/run-report.ts';
import { daysBefore } from '../domain/time.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { WriteConflict } from '../store/dynamodb/errors.ts';
import { loadAthlete, remember } from './change-athlete.ts';
import type { Context } from './context.ts';
import { athleteNamed, actorFor, notFound } from './find-athlete.ts';
import { checkKey } from './idempotency.ts';
import { sourceOf } from './source-of.ts';
import { admitWrite } from './limits.ts';

export interface RecordRunsInput {
  athleteId: string;
  runs: readonly RunInput[];
  /** Of runs from files: names what was read of each, by which a correction is known. */
  contentDigests?: readonly (string | undefined)[] | undefined;
  /** Identifies runs without an external id. */
  idempotencyKey?: string | null | undefined;
}

/** The result for one run; paths of problems begin at the run. `run` is absent for tokens that may not read it. */
export type RunResult =
  | { status: 'CREATED' | 'UPDATED' | 'UNCHANGED'; run?: RunRecord }
  | { status: 'REJECTED'; problems: readonly Problem[] };

/** A run of the input that is valid by itself. */
interface Posted {
  place: number;
  id: RunId;
  input: RunInput;
  contentDigest: string | undefined;
}

/**
 * The athlete, for whom the viewer may record runs, or read again what they recorded; throws a Refusal otherwise. The athlete is remembered, so `recordRuns`
 * does not read them again. [1 request, 2 RCU]
 */
export async function athleteToRecordFor(
  id: string,
  context: Context,
  scope: Scope = 'runs:write',
): Promise<AthleteView> {
  const view = await athleteNamed(id, context, 'athleteId');
  requireRole(view.roles, 'recordRuns');
  requireScope(context.viewer, scope);
  return view;
}

/**
 * Records runs, each once, for GraphQL and plain HTTP, and returns the result of each in the order of the input. Runs
 * have ids of their own, which makes the call repeatable without a receipt: a retry finds the stored runs. Throws a
 * Refusal for problems with the call as a whole.
 */
export async function recordRuns(input: RecordRunsInput, context: Context): Promise<RunResult[]> {
  const { viewer, store, newId, now } = context;
  checkKey(input.idempotencyKey);
  const { athleteId } = parseId(input.athleteId) ?? {};
  if (athleteId === undefined || athleteId !== input.athleteId) return notFound('athleteId');
  const source = sourceOf(viewer);
  const results: (RunResult | undefined)[] = [];
  const posted: Posted[] = [];
  // Only callers who may record runs learn that there are too many; the excess is not looked at.
  for (const [place, run] of input.runs.slice(0, MAX_RUNS_PER_CALL).entries()) {
    const problems = checkRun(run, { source, now, path: [] });
    if (problems.length > 0) results[place] = { status: 'REJECTED', problems };
    else {
      const id = store.runs.idOf(athleteId, source, knownBy(run, place));
      posted.push({ place, input: run, id, contentDigest: input.contentDigests?.[place] });
    }
  }
  const admitted = Promise.all([admitWrite(context, 'ordinary'), context.calls.countCallFor(athleteId)]);
  admitted.catch(() => undefined);
  await store.retryOnConflict(async () => {
    const call = { athleteId, source, posted, count: input.runs.length, results, admitted };
    const tried = await tryToRecord(call, context);
    for (const [place, result] of tried.results) results[place] ??= result;
    if (tried.conflict) throw new WriteConflict();
  });
  count(results as RunResult[], context);
  return results as RunResult[];

  /** Without an external id, a run is identified by the idempotency key and its place in the call, or is always new. */
  function knownBy({ externalId }: RunInput, place: number): string[] {
    if (externalId != null) return ['id', externalId];
    return input.idempotencyKey != null ? ['key', input.idempotencyKey, String(place)] : ['new', newId.key()];
  }
}

function count(results: readonly RunResult[], { tally }: Context): void {
  for (const { status } of results) {
    if (status === 'REJECTED') tally.runsRejected += 1;
    else if (status !== 'UNCHANGED') tally.runsRecorded += 1;
  }
}

interface Call {
  athleteId: AthleteId;
  source: string;
  posted: readonly Posted[];
  /** The number of runs in the input. */
  count: number;
  /** The results of earlier attempts. */
  results: readonly (RunResult | undefined)[];
  /** Rejects if the caller has written too much. */
  admitted: Promise<unknown>;
}

/**
 * Reads, decides and writes in three round trips: the athlete, the grant and the runs; the state that boards are
 * decided by, unless all runs are too old to matter; the writes. Returns the results by place; after a conflict, only
 * those that were written.
 */
async function tryToRecord(
  { athleteId, source, posted, count, results, admitted }: Call,
  context: Context,
): Promise<{ results: Map<number, RunResult>; conflict: boolean }> {
  const { viewer, store, now, loaders, authorizedAthletes, access, importId } = context;
  const seen = authorizedAthletes.get(athleteId);
  const ids = posted.map(({ id }) => id);
  const { view, stored } = await store.runs.stored(viewer.id, athleteId, ids, seen?.record && seen);
  if (!view?.record) return notFound('athleteId');
  requireRole(view.roles, 'recordRuns');
  requireScope(viewer, 'runs:write');
  if (count < 1 || count > MAX_RUNS_PER_CALL)
    refuse('OUT_OF_RANGE', `There are ${count} runs; send 1 to ${MAX_RUNS_PER_CALL} at a time.`, ['input', 'runs']);

  const by = actorFor(view);
  const how = { athlete: view.record, source, sourceName: source === 'manual' ? 'manual' : by.name, by, now, importId };
  const all = recordBatch(
    posted.map(({ id, input, contentDigest }) => newRun(input, { id, contentDigest, ...how })),
    stored,
  );
  const posts = limitRuns(all, view.used, now);
  const revisedBefore = results.some((result) => result?.status === 'UPDATED');
  const reporting = { view, revisedBefore, now };
  const expected = reportOf(posts, stored, reporting);
  // If all runs exist, boards may still lack what a call that died was about to write. This is rare, so it is checked
  // first.
  const isNeeded = expected && (posts.changed.length > 0 || (await mayChangeBoards(view, expected, context)));
  const time = timeOf(posts);
  const [loaded, felt] = await Promise.all([
    isNeeded && loadAthlete(view, { instructions: { named: [] }, recentRuns: true }, context),
    time ? store.symptoms.feltBetween(view, time.from, time.to) : [],
  ]);
  const known = withFeltInTime(posts, felt);
  const batch = loaded ? withVerdictsOfBefore(known, stored, judgedBy(loaded.state, now), { by, now }) : known;
  // What the runs came to break is known once they are judged.
  const report = loaded ? reportOf(batch, stored, reporting) : expected;
  const boards = loaded &&
    report && {
      loaded,
      summary: summaryWithRuns(loaded.state, batch.changed, report, now),
      recentIds: report.recentIds,
    };

  await admitted;
  const writer = access.writer(view);
  // If a write fails, the loaded state is stale, and the next attempt reads again.
  loaders.forget(athleteId);
  const written = await store.runs.write(view, batch.changed, now, boards || undefined, writer);
  if (!written.conflict) remember(written.view ?? view, context);
  if (written.ids.size > 0) access.written(athleteId, writer);
  const settled = posted.flatMap(({ place, id }, index): [number, RunResult][] => {
    const outcome = batch.outcomes[index];
    return outcome && (!written.conflict || written.ids.has(id)) ? [[place, resultOf(outcome, viewer)]] : [];
  });
  return { results: new Map(settled), conflict: written.conflict };
}

/** What runs that are revised were judged by. */
const judgedBy = ({ athlete, instructions, recentRuns, runsBefore }: AthleteState, now: Instant) => ({
  weeks: athlete,
  instructions,
  runs: [...recentRuns, ...runsBefore],
  since: firstCounted(daysBefore(now, BREACH_DAYS)),
});

async function mayChangeBoards(view: AthleteView, report: RunReport, { store, now }: Context): Promise<boolean> {
  const { instructions } = await store.instructions.notEndedAt(view, daysBefore(now, BREACH_DAYS));
  return changesBoards(view.summary, report, instructions, now);
}

function resultOf(outcome: RunOutcome, viewer: Viewer): RunResult {
  if (outcome.status === 'REJECTED') return { status: outcome.status, problems: [outcome.problem] };
  return { status: outcome.status, ...(hasScope(viewer, 'runs:read') && { run: outcome.record }) };
}
