import type { Context } from '../../request/context.ts';
import { hasScope, requireRole, requireScope } from '../../domain/access/access.ts';
import { lastBreachOf } from '../../domain/run/adherence.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { BREACH_DAYS } from '../../domain/athlete/attention.ts';
import type { AthleteId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import type { RunRecord } from '../../domain/run/run.ts';
import { checkRun, MAX_RUNS_PER_CALL, type RunInput } from '../../domain/run/run-input.ts';
import { daysBefore, latestOf } from '../../domain/time.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { MutationResolvers } from '../generated/types.ts';
import type { Recorded } from '../../store/run.ts';
import { athleteNamed, authorFor, changeAthlete, checkKey, mutation, userError } from './mutation.ts';

/** Since when runs count on boards. */
const weekBefore = (now: Instant): Instant => daysBefore(now, BREACH_DAYS);

/** Records what can be recorded and says of each run what became of it, at its place in the input. */
async function record(
  view: AthleteView,
  inputs: readonly RunInput[],
  idempotencyKey: string | null | undefined,
  context: Context,
) {
  const { viewer, store, newId, now } = context;
  const athlete = view.record;
  if (!athlete) throw new Error('Recording needs a whole view');
  const by = authorFor(view);
  const manual = viewer.kind === 'person';
  const source = manual ? 'manual' : viewer.id;
  const checked = inputs.map((input, index) => {
    // Without an id of its source's, a run is known by its place in the call that a key names, or is new each time.
    const external =
      input.externalId != null
        ? ['id', input.externalId]
        : idempotencyKey != null
          ? ['key', idempotencyKey, String(index)]
          : ['new', newId.key()];
    return checkRun(input, {
      id: store.runs.idOf(view.id, source, external),
      athlete,
      source,
      sourceName: manual ? 'manual' : by.name,
      by,
      now,
      path: ['input', 'runs', String(index)],
    });
  });
  const good = checked.filter((run): run is RunRecord => !Array.isArray(run));
  const recorded = new Map(
    (await store.runs.record(view, good, weekBefore(now))).map((answer, index) => [good[index], answer] as const),
  );
  await reportRuns(view.id, [...recorded.values()], context);
  return checked.map((run, index) => {
    if (Array.isArray(run)) return { status: 'REJECTED' as const, errors: run.map(userError) };
    const answer = recorded.get(run) as Recorded;
    // A token that only writes learns what became of the run, not how it is stored.
    if (answer.status !== 'REJECTED')
      return { status: answer.status, ...(hasScope(viewer, 'runs:read') && { run: answer.run }), errors: [] };
    const path = ['input', 'runs', String(index)];
    return { status: answer.status, errors: [userError({ ...answer.problem, path })] };
  });
}

/**
 * Lets her team know on their boards: of a run against an instruction, and that she is not silent. Runs that were there
 * already count too, so that a retry makes up for a call that died between recording and this. She is read anew: what
 * changed since the call began was decided without these runs, what changes from now on is decided with them.
 */
async function reportRuns(id: AthleteId, recorded: readonly Recorded[], context: Context): Promise<void> {
  const { loaders, now } = context;
  const recent = recorded.flatMap((answer) =>
    answer.status !== 'REJECTED' && answer.run.startedAt >= weekBefore(now) ? [answer.run] : [],
  );
  // A revision may also unmake a breach.
  const revised = recorded.some(({ status }) => status === 'UPDATED');
  if (recent.length === 0 && !revised) return;
  const view = await loaders.view.clear(id).load(id);
  if (!view) return;
  const { summary } = view;
  const lastRunAt = latestOf(recent.map(({ startedAt }) => startedAt));
  // She reports when she writes; an integration that syncs days late says no more than that she ran then.
  const reportedAt = view.role === 'OWNER' ? now : lastRunAt;
  const watched = summary.openSymptoms > 0 || summary.restrictions.some(({ from }) => from <= now);
  const history = await loaders.lists().history.load(id);
  const brokenAt = lastBreachOf(recent, history);
  const isNewer = (at: Instant | undefined, known: Instant | undefined) =>
    at !== undefined && (known === undefined || at > known);
  const newBreach = isNewer(brokenAt, summary.lastBreachAt);
  const newReport = watched && isNewer(reportedAt, summary.lastReportAt);
  if (!newBreach && !newReport && !(revised && summary.lastBreachAt !== undefined)) return;
  await changeAthlete(view, { instructions: true, recentRuns: true }, context, undefined, async () => ({
    change: { put: [], ...(reportedAt !== undefined && { lastReportAt: reportedAt }) },
    ids: {},
  }));
}

/** The mutation's input; `recordRuns` and plain HTTP read it each in their own way. */
export interface RunsToRecord {
  athleteId: string;
  runs: readonly RunInput[];
  idempotencyKey?: string | null | undefined;
}

/**
 * The one way in which runs are recorded, whether they come by GraphQL or over plain HTTP. A run's own identity makes it
 * repeatable: it keeps no receipt, and a retry finds what is there.
 */
export async function recordAll(input: RunsToRecord, context: Context) {
  const results: Awaited<ReturnType<typeof record>>[] = [];
  const { userErrors } = await mutation<typeof input, object>('recordRuns', {
    run: async ({ athleteId, runs }) => {
      checkKey(input.idempotencyKey);
      const view = await athleteNamed(athleteId, context, 'athleteId');
      requireRole(view.role, 'recordRuns');
      requireScope(context.viewer, 'runs:write');
      if (runs.length < 1 || runs.length > MAX_RUNS_PER_CALL)
        refuse('OUT_OF_RANGE', `There are ${runs.length} runs; send 1 to ${MAX_RUNS_PER_CALL} at a time.`, [
          'input',
          'runs',
        ]);
      results.push(await record(view, runs, input.idempotencyKey, context));
      return {};
    },
    payload: () => ({}),
  })(undefined, { input: { ...input, idempotencyKey: undefined } }, context);
  const athlete = userErrors.length === 0 ? await athleteNamed(input.athleteId, context, 'athleteId') : undefined;
  return { results: results[0], athlete, userErrors };
}

export const recordRuns: Required<MutationResolvers>['recordRuns'] = (_, { input }, context) =>
  recordAll(input, context);
