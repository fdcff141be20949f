import { requireScope } from '../domain/access/access.ts';
import { Refusal } from '../domain/refusal.ts';
import type { RunInput } from '../domain/run/run-input.ts';
import type { Context } from '../request/context.ts';
import { athleteToRecordFor } from '../request/record-runs.ts';
import { describeError } from '../runtime/describe-error.ts';
import type { HttpEvent } from '../runtime/http.ts';
import type { Logger } from '../runtime/logger.ts';
import { isTransientError } from '../runtime/transient-error.ts';
import { onceForKey, record, rejected } from './record.ts';
import { readKey, readRunsOfMany } from './request.ts';
import type { ManyResult } from './many-shapes.ts';

/** For how many athletes runs are recorded at a time. */
const AT_ONCE = 10;
/** After so long, no athlete's runs are begun: the function ends after 20 s, and the answer says which are to be sent again. */
const BEGIN_WITHIN_MS = 10_000;

/** The runs of one athlete, each with its place in the body. */
type Group = { athleteId: string; runs: { place: number; run: RunInput }[] };
type Refused = ReadonlyMap<string, Refusal>;

/**
 * Records runs of several athletes: those of each together, as `record` does, and none because of another's. A result for each
 * run, in the order of the body. Of an athlete whose record is busy, the result is RETRY: the run is recorded or it is not, and
 * a retry finds out by its externalId.
 */
export async function postMany(event: HttpEvent, context: Context, logger: Logger): Promise<ManyResult[]> {
  // Athletes stand in the body: what can be known before it is read is whether the token may record runs at all.
  requireScope(context.viewer, 'runs:write');
  const key = readKey(event);
  const items = readRunsOfMany(event);
  const groups = [...Map.groupBy(items.entries(), ([, { athleteId }]) => athleteId)].map(([athleteId, its]): Group => {
    return { athleteId, runs: its.map(([place, { athleteId: _, ...run }]) => ({ place, run })) };
  });
  const refused = await refusedAmong(groups, context);
  const call = { operation: 'postRunsOfMany', athleteId: '', key, payload: JSON.stringify(items) };
  const results = await onceForKey(call, context, () => recordAll(groups, refused, context, logger));
  // An answer that is repeated says nothing about an athlete to whom access has ended since.
  return results.map((result, place) => {
    const refusal = refused.get(items[place]?.athleteId ?? '');
    return refusal ? refusedRun(refusal, place) : result;
  });
}

/** The athletes for whom the caller may not record runs, and why. [2 requests for 100 athletes] */
async function refusedAmong(groups: readonly Group[], context: Context): Promise<Refused> {
  const refused = new Map<string, Refusal>();
  await Promise.all(
    groups.map(({ athleteId }) =>
      athleteToRecordFor(athleteId, context).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
        refused.set(athleteId, error);
      }),
    ),
  );
  return refused;
}

async function recordAll(
  groups: readonly Group[],
  refused: Refused,
  context: Context,
  logger: Logger,
): Promise<ManyResult[]> {
  const results: ManyResult[] = [];
  const failures: unknown[] = [];
  const left = [...groups];
  const work = async () => {
    for (let group = left.shift(); group; group = left.shift()) {
      const { athleteId, runs } = group;
      const places = runs.map(({ place }) => place);
      const pathOf = (index: number) => ['runs', String(places[index])];
      const posting = { athleteId, items: runs.map(({ run }) => run), pathOf, key: undefined };
      try {
        const refusal = refused.get(athleteId);
        if (refusal) throw refusal;
        const isLate = context.elapsedMs() > BEGIN_WITHIN_MS;
        const recorded = isLate ? [] : await record(posting, context);
        for (const [index, place] of places.entries()) results[place] = recorded[index] ?? retry(place);
      } catch (error) {
        if (error instanceof Refusal) for (const place of places) results[place] = refusedRun(error, place);
        else if (isTransientError(error)) {
          logger.warn('The store is busy', { reference: context.requestId, ...describeError(error) });
          for (const place of places) results[place] = retry(place);
        } else failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // The runs of all others are recorded by now, and are found again. What is ours to mend is not hidden among results.
  if (failures.length > 0) throw failures[0];
  return results;
}

const retry = (place: number): ManyResult => {
  const message = 'Much is being written about this athlete. Post the run again.';
  return { status: 'RETRY', errors: [{ path: ['runs', String(place)], code: 'BUSY', message }] };
};

/** A run whose athlete is refused: one who does not exist, and one who has not granted access, alike. */
const refusedRun = ({ problems }: Refusal, place: number): ManyResult =>
  rejected(
    ['runs', String(place)],
    problems.map((problem) => ({ ...problem, path: ['athleteId'] })),
  );
