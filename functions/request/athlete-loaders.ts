import DataLoader from 'dataloader';
import type { AthleteView, CommentCounts } from '../domain/athlete/athlete.ts';
import type { Entity } from '../domain/athlete/change.ts';
import type { AthleteId } from '../domain/ids.ts';
import type { InstructionRecord } from '../domain/instruction/instruction.ts';
import { firstCounted } from '../domain/run/judging/weekly-limits.ts';
import type { RunRecord } from '../domain/run/run-record.ts';
import type { SessionRecord } from '../domain/session/session.ts';
import { endOfRun } from '../domain/run/felt.ts';
import { earliestOf, instantAfter, latestOf } from '../domain/time.ts';
import type { Instant } from '../domain/vocabulary.ts';
import { StoreBusy } from '../store/dynamodb/errors.ts';
import type { KnownInstructions } from '../store/instruction.ts';
import type { Store } from '../store/store.ts';
import { createOpenLoader } from './open-loader.ts';
import type { BatchScheduler } from './batch-scheduler.ts';

export type AthleteLoaders = ReturnType<typeof createAthleteLoaders>;

/** How far from a run those may start that overlap it, or are of its local day: longest runs and zones, in milliseconds. */
const DUPLICATE_WINDOW_MS = 50 * 3_600_000;

/** The last start of a run that may be a duplicate of one. */
const lastAround = (run: RunRecord): Instant =>
  latestOf([instantAfter(run.startedAt, DUPLICATE_WINDOW_MS), endOfRun(run)]) ?? run.startedAt;

/** Loaders of lists that belong to athletes whom the viewer may see, for one request. */
export function createAthleteLoaders({
  store,
  now,
  athlete,
  reading,
  previewed,
}: {
  store: Store;
  now: Instant;
  athlete: (id: AthleteId) => AthleteView | undefined | Promise<AthleteView | undefined>;
  reading: BatchScheduler['reading'];
  /** Records that are shown as if they had been written. */
  previewed: ReadonlyMap<AthleteId, readonly Entity[]>;
}) {
  const live = async (id: AthleteId): Promise<AthleteView> => {
    const view = await athlete(id);
    if (!view) throw new Error('Read without a grant');
    return view;
  };

  const withPreview = <T extends { instructions: InstructionRecord[] }>(id: AthleteId, read: T): T => {
    const changed = (previewed.get(id) ?? []).filter((record) => record.kind === 'instruction');
    if (changed.length === 0) return read;
    const others = read.instructions.filter((each) => changed.every((record) => record.id !== each.id));
    return { ...read, instructions: [...others, ...changed] };
  };

  const history = new DataLoader<AthleteId, KnownInstructions>((ids) =>
    Promise.all(ids.map(async (id) => withPreview(id, await store.instructions.notEndedAt(await live(id))))),
  );

  return {
    open: createOpenLoader(async (id, parts) => {
      const found = athlete(id);
      const view = found instanceof Promise ? await found : found;
      if (!view) throw new Error('Read without a grant');
      return withPreview(id, await reading('open', store.open.of(view, now, parts)));
    }),
    /** How many comments there are on an athlete themselves, without those that the profile counts. */
    commentCounts: new DataLoader<AthleteId, CommentCounts>((ids) => store.comments.counts(ids)),
    /** All instructions that an athlete was ever given, or the latest of very many. */
    history,
    /** All instructions that may have been in force at an instant or later. Throws StoreBusy if they are too many. */
    async instructionsAt(id: AthleteId, at: Instant): Promise<InstructionRecord[]> {
      const { instructions, since } = await history.load(id);
      if (since !== undefined && at < since) throw new StoreBusy('more instructions than one answer may read');
      return instructions;
    },
    /**
     * The runs around each run that might be duplicates: one read for all runs of an athlete that are close together.
     */
    around: new DataLoader<RunRecord, RunRecord[], string>((runs) => runsAround(store, live, runs), {
      cacheKeyFn: ({ id }) => id,
    }),
    /** The runs that count for each run's limits over several runs: one read for all runs of an athlete, strongly consistent. */
    before: new DataLoader<RunRecord, RunRecord[], string>((runs) => runsBefore(store, live, runs), {
      cacheKeyFn: ({ id }) => id,
    }),
    /** The sessions of times, oldest first: one read for all times of an athlete. */
    sessionsIn: new DataLoader<Span, SessionRecord[], string>((spans) => sessionsIn(store, live, spans), {
      cacheKeyFn: ({ athleteId, from, to }) => `${athleteId} ${from} ${to}`,
    }),
  };
}

/** A time of an athlete, both ends inclusive. */
interface Span {
  athleteId: AthleteId;
  from: Instant;
  to: Instant;
}

async function sessionsIn(store: Store, live: (id: AthleteId) => Promise<AthleteView>, spans: readonly Span[]) {
  const byAthlete = Map.groupBy(spans, ({ athleteId }) => athleteId);
  const found = new Map(
    await Promise.all(
      [...byAthlete].map(async ([athleteId, its]) => {
        const from = earliestOf(its.map((span) => span.from)) ?? '';
        const to = latestOf(its.map((span) => span.to)) ?? '';
        return [athleteId, await store.sessions.between(await live(athleteId), from, to)] as const;
      }),
    ),
  );
  return spans.map(({ athleteId, from, to }) =>
    (found.get(athleteId) ?? []).filter(({ startedAt }) => from <= startedAt && startedAt <= to),
  );
}

async function runsBefore(store: Store, live: (id: AthleteId) => Promise<AthleteView>, runs: readonly RunRecord[]) {
  const byAthlete = Map.groupBy(runs, ({ athleteId }) => athleteId);
  const found = new Map(
    await Promise.all(
      [...byAthlete].map(async ([athleteId, athleteRuns]) => {
        const starts = athleteRuns.map(({ startedAt }) => startedAt).sort();
        const [first, last] = [starts[0] ?? '', starts.at(-1) ?? ''];
        return [athleteId, await store.runs.between(await live(athleteId), firstCounted(first), last, true)] as const;
      }),
    ),
  );
  return runs.map((run) => {
    const first = firstCounted(run.startedAt);
    return (found.get(run.athleteId) ?? []).filter(({ startedAt }) => first <= startedAt && startedAt <= run.startedAt);
  });
}

async function runsAround(store: Store, live: (id: AthleteId) => Promise<AthleteView>, runs: readonly RunRecord[]) {
  const byAthlete = Map.groupBy(runs, ({ athleteId }) => athleteId);
  const found = new Map(
    await Promise.all(
      [...byAthlete].map(async ([athleteId, athleteRuns]) => {
        const from = earliestOf(athleteRuns.map(({ startedAt }) => startedAt)) ?? '';
        const to = latestOf(athleteRuns.map(lastAround)) ?? '';
        const read = store.runs.between(await live(athleteId), instantAfter(from, -DUPLICATE_WINDOW_MS), to);
        return [athleteId, await read] as const;
      }),
    ),
  );
  return runs.map((run) => {
    const [low, high] = [instantAfter(run.startedAt, -DUPLICATE_WINDOW_MS), lastAround(run)];
    return (found.get(run.athleteId) ?? []).filter(({ startedAt }) => startedAt >= low && startedAt <= high);
  });
}
