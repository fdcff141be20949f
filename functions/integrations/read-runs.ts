import { isHiddenWord } from '../domain/access/visible.ts';
import type { AthleteView } from '../domain/athlete/athlete.ts';
import { kindsOf } from '../domain/audit/kind.ts';
import { given } from '../domain/check.ts';
import type { AthleteId, RunId } from '../domain/ids.ts';
import type { EditableField, RunRecord } from '../domain/run/run-record.ts';
import { hasAny } from '../domain/team/roles.ts';
import { mayDo } from '../domain/access/access.ts';
import { deleteRun } from '../request/actions/run.ts';
import type { Context } from '../request/context.ts';
import { notFound } from '../request/find-athlete.ts';
import { grantsAreLive } from '../request/grant-lease.ts';
import { athleteToRecordFor } from '../request/record-runs.ts';
import { sourceOf } from '../request/source-of.ts';
import type { HttpEvent } from '../runtime/http.ts';
import { HttpProblem } from './problem.ts';
import { readPaging } from './request.ts';
import type { AthletePage, RunChanges, StoredRun } from './stored-shapes.ts';

const athleteToRead = ({ pathParameters }: HttpEvent, context: Context): Promise<AthleteView> =>
  athleteToRecordFor(pathParameters?.['id'] ?? '', context, 'runs:read');

/** The run that the caller recorded under an ID of their own. What somebody else recorded does not exist here. */
export async function getRun(event: HttpEvent, context: Context): Promise<StoredRun> {
  const view = await athleteToRead(event, context);
  const run = await context.store.entities.fresh(view, runIn(event, view.id, context), 'run');
  if (!run) return notFound('externalId');
  await mayShow(view, context);
  return storedRun(run, view);
}

/** Deletes that run for good. Deleting it again changes nothing. */
export async function removeRun(event: HttpEvent, context: Context): Promise<void> {
  const { id } = await athleteToRecordFor(event.pathParameters?.['id'] ?? '', context);
  await deleteRun({ runId: runIn(event, id, context) }, context);
}

/** What the caller recorded and what became of it since a cursor, oldest change first. */
export async function listRuns(event: HttpEvent, context: Context): Promise<RunChanges> {
  const { store, viewer, now } = context;
  const view = await athleteToRead(event, context);
  const { cursor: after, limit: first } = readPaging(event);
  const { records, ...rest } = await store.runChanges.since(view, sourceOf(viewer), { after, first, now });
  await mayShow(view, context);
  return {
    runs: records.flatMap((record) => (record.kind === 'run' ? [storedRun(record, view)] : [])),
    deletedRuns: records.flatMap((record) =>
      record.kind === 'deletedRun' ? [{ runId: record.id, deletedAt: record.deletedAt }] : [],
    ),
    ...rest,
  };
}

/**
 * The athletes for whom the caller may record runs: of people themselves, of an integration those who granted it access. Names
 * are no business of a machine. [1 request; of people 2]
 */
export async function listAthletes(event: HttpEvent, context: Context): Promise<AthletePage> {
  const { store, viewer, loaders } = context;
  const { cursor: after, limit: first } = readPaging(event);
  const person =
    viewer.kind === 'person' && after === undefined ? await loaders.own().person.load(viewer.id) : undefined;
  const own = person?.athleteId && (await loaders.view.load(person.athleteId));
  const { views, cursor } = await store.viewers.rosterFrom(viewer.id, { after, first });
  const granted = views.filter(({ roles }) => hasAny(roles, mayDo.recordRuns));
  return {
    athletes: [...(own ? [own] : []), ...granted].map(({ id }) => ({ id })),
    hasMore: cursor !== undefined,
    ...(cursor !== undefined && { cursor }),
  };
}

/** Under which ID the caller's run with an ID of theirs is stored, if it is. */
const runIn = ({ pathParameters }: HttpEvent, athleteId: AthleteId, { store, viewer }: Context): RunId =>
  store.runs.idOf(athleteId, sourceOf(viewer), ['id', pathParameters?.['externalId'] ?? '']);

/** Notes for the audit trail that runs are shown, and throws if the grant that they were read by has ended meanwhile. */
async function mayShow({ id, roles }: AthleteView, context: Context): Promise<void> {
  context.access.reads(id, roles, kindsOf('RUNS'));
  await context.access.settle();
  if (await grantsAreLive(context)) return;
  throw new HttpProblem('busy', 'Access to the athlete changed meanwhile. Ask again for what you may see now.', {
    headers: { 'retry-after': '1' },
  });
}

/** A run as its source sees it: without what the athlete has put in the place of the source's own words. */
function storedRun(run: RunRecord, { roles }: AthleteView): StoredRun {
  const word = <F extends EditableField>(field: F) => (isHiddenWord(run, field, roles) ? undefined : run[field]);
  const { externalId, endedAt, elevationGainMeters, averageHeartRateBpm } = run;
  return {
    runId: run.id,
    revision: run.revision,
    startedAt: run.startedAt,
    timeZone: run.timeZone,
    type: run.type,
    sportSource: run.sportSource ?? 'STATED',
    distanceMeters: run.distanceMeters,
    durationSeconds: run.durationSeconds,
    ...given({ externalId, endedAt, elevationGainMeters, averageHeartRateBpm }),
    ...given({ surface: word('surface'), temperatureCelsius: word('temperatureCelsius') }),
    ...given({ effort: word('effort'), note: word('note') }),
    ...(run.laps && { laps: [...run.laps] }),
    recordedAt: run.recordedAt,
    updatedAt: run.updatedAt,
  };
}
