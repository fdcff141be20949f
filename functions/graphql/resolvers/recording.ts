import type { Context } from '../context.ts';
import { hasScope, requireRole, requireScope } from '../domain/access.ts';
import { breachesOf } from '../domain/adherence.ts';
import type { AthleteView } from '../domain/athlete.ts';
import { refuse } from '../domain/refusal.ts';
import type { RunRecord } from '../domain/run.ts';
import { checkRun, MAX_RUNS_PER_CALL, type RunInput } from '../domain/run-input.ts';
import type { Instant } from '../domain/words.ts';
import type { MutationResolvers } from '../generated/types.ts';
import type { Recorded } from '../store/run.ts';
import { athleteOf, authorFor, changeAthlete, checkKey, mutation, userError } from './mutation.ts';

const DAY_MS = 86_400_000;

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
    (await store.runs.record(view, good)).map((answer, index) => [good[index], answer] as const),
  );
  await reportRuns(view, [...recorded.values()], context);
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
 * already count too, so that a retry makes up for a call that died between recording and this.
 */
async function reportRuns(view: AthleteView, recorded: readonly Recorded[], context: Context): Promise<void> {
  const { loaders, now } = context;
  const weekAgo = new Date(Date.parse(now) - 7 * DAY_MS).toISOString();
  const recent = recorded.flatMap((answer) =>
    answer.status !== 'REJECTED' && answer.run.startedAt >= weekAgo ? [answer.run] : [],
  );
  if (recent.length === 0) return;
  const { summary } = view;
  const lastRunAt = recent
    .map(({ startedAt }) => startedAt)
    .sort()
    .at(-1) as Instant;
  const watched = summary.openSymptoms > 0 || summary.restrictions.some(({ from }) => from <= now);
  const history = await loaders.history.load(view.id);
  const broken = recent
    .filter((run) => breachesOf(run, history).length > 0)
    .map(({ startedAt }) => startedAt)
    .sort()
    .at(-1);
  const newBreach = broken !== undefined && (summary.lastBreachAt === undefined || broken > summary.lastBreachAt);
  // She reports when she writes; an integration that syncs days late says no more than that she ran then.
  const reportedAt = view.role === 'OWNER' ? now : lastRunAt;
  const newReport = watched && (summary.lastReportAt === undefined || reportedAt > summary.lastReportAt);
  // A revision may also unmake a breach.
  const revised = summary.lastBreachAt !== undefined && recorded.some(({ status }) => status === 'UPDATED');
  if (!newBreach && !newReport && !revised) return;
  await changeAthlete(view, { instructions: true, recentRuns: true }, context, undefined, async () => ({
    change: { put: [], lastReportAt: reportedAt },
    ids: {},
  }));
}

/** A run's own identity makes this repeatable: it keeps no receipt, and a retry finds what is there. */
export const recordRuns: Required<MutationResolvers>['recordRuns'] = async (_, { input }, context) => {
  const results: Awaited<ReturnType<typeof record>>[] = [];
  const { userErrors } = await mutation<typeof input, object>('recordRuns', {
    run: async ({ athleteId, runs }) => {
      checkKey(input.idempotencyKey);
      const view = await athleteOf(athleteId, context, 'athleteId');
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
  const athlete = userErrors.length === 0 ? await athleteOf(input.athleteId, context, 'athleteId') : undefined;
  return { results: results[0], athlete, userErrors };
};
