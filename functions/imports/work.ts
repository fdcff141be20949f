import type { ImportId } from '../domain/ids.ts';
import {
  ended,
  hasEnded,
  type ImportFailureCode,
  type ImportRecord,
  isFree,
  isLate,
  laidDown,
  LEASE_MS,
  MAX_IMPORTED_FILES,
  nextDay,
  STALLS_UNTIL_GIVEN_UP,
  STALLS_UNTIL_ONE_BY_ONE,
  taken,
} from '../domain/imports/import.ts';
import { Refusal } from '../domain/refusal.ts';
import { instantAfter, instantAt } from '../domain/time.ts';
import type { Viewer } from '../domain/team/viewer.ts';
import { createKnownReads } from '../request/access-log.ts';
import { createLeases } from '../request/call-limit.ts';
import { type Context, contextFor } from '../request/context.ts';
import { athleteToRecordFor } from '../request/record-runs.ts';
import { RequestError } from '../request/request-error.ts';
import { describeError } from '../runtime/describe-error.ts';
import { isTransientError } from '../runtime/transient-error.ts';
import { FileChanged } from '../store/files/files.ts';
import { uploadKey } from '../store/files/keys.ts';
import { ArchiveRefused } from './archive/refused.ts';
import { type Found, walk } from './archive/walk.ts';
import { type LookedAt, nextBatch } from './batch.ts';
import type { TimeLeft, WorkParts } from './parts.ts';
import { writeBatch } from './write-batch.ts';

/** What came of a call, for the log: no names, no figures of anybody's. */
export interface Worked {
  import: ImportRecord['status'] | 'GONE' | 'BUSY' | 'ELSEWHERE';
}

/** With less time left than this, in milliseconds, no further step is begun. */
const ENOUGH_MS = 90_000;
const MINUTE_MS = 60_000;
/** How long an upload may take that began in time. */
const UPLOAD_TAKES_MS = 12 * 60 * MINUTE_MS;

/**
 * Works off an import: from where it stands, as far as time permits. It may be called at any time, by several at once and
 * again after a worker died: one has it at a time, each step is written with the position after it, and what is recorded
 * again is found by its id.
 */
export async function work(id: ImportId, parts: WorkParts, timeLeft: TimeLeft): Promise<Worked> {
  const { store, files, clock } = parts;
  const now = instantAt(clock.now());
  const found = await store.imports.find(id);
  if (!found) return { import: 'GONE' };
  if (hasEnded(found)) {
    await files.delete(uploadKey(id));
    return { import: found.status };
  }
  if (!isFree(found, now)) {
    const at = [found.leasedUntil, found.resumesAt].filter((each) => each !== undefined && each > now).sort()[0];
    await store.importSchedule.add({ id, at: at ?? now });
    return { import: 'BUSY' };
  }
  const uploaded = await files.describe(uploadKey(id));
  if (!uploaded && found.etag === undefined && now < instantAfter(found.uploadBy, UPLOAD_TAKES_MS)) {
    await store.importSchedule.add({ id, at: instantAfter(now, 30 * MINUTE_MS) });
    return { import: 'AWAITING_UPLOAD' };
  }
  const etag = found.etag ?? uploaded?.etag ?? '';
  const take = { ...taken(found, now), ...(uploaded && { etag }) };
  const begun = await store.imports.save(found, take, { dueAt: instantAfter(now, LEASE_MS) });
  if (!begun) return { import: 'ELSEWHERE' };
  const worker = createWorker(begun, parts);
  if (!uploaded) {
    return found.etag === undefined
      ? worker.fail('NOT_UPLOADED', 'The file was not uploaded in time. Begin another import.')
      : worker.fail('FILE_GONE', 'The uploaded file is gone. Begin another import: what was recorded is found again.');
  }
  if (uploaded.etag !== etag || uploaded.bytes !== found.bytes) return worker.fail(...fileChanged);
  if (begun.stalls > STALLS_UNTIL_GIVEN_UP * 2)
    return worker.fail('UNREADABLE', 'The file could not be processed, though it was tried several times.');
  if (isLate(begun, now))
    return worker.fail('TOO_LATE', 'It took longer than six days. Import it again: what was recorded is found again.');
  const source = {
    bytes: uploaded.bytes,
    read: (range: { start: number; end: number }) => files.read(uploadKey(id), range, etag),
  };
  return worker.workThrough(walk(source, found.fileName, found.position), timeLeft);
}

const fileChanged = ['FILE_CHANGED', 'Another file was uploaded in its place. Begin another import.'] as const;
const accessEnded = ['ACCESS_ENDED', 'Whoever began the import may not record for the athlete any more.'] as const;

/** Has an import to itself, until a write of it fails because somebody else has changed it. */
function createWorker(begun: ImportRecord, parts: WorkParts) {
  const { store, files, clock, newId, limits, logger } = parts;
  let record = begun;
  const now = () => instantAt(clock.now());
  /** Later than any entry of the schedule that this call is about to remove. */
  const soon = () => instantAfter(now(), 1_000);

  async function workThrough(walking: AsyncGenerator<Found, void>, timeLeft: TimeLeft): Promise<Worked> {
    try {
      for (;;) {
        if (timeLeft() < ENOUGH_MS) return await layDown('QUEUED', soon());
        const batch = await next(walking);
        if (batch.length === 0) return await end('FINISHED');
        if (record.progress.filesDone - record.progress.filesSkipped >= MAX_IMPORTED_FILES)
          return await fail(
            'TOO_MANY_FILES',
            `The archive has more than ${MAX_IMPORTED_FILES} activity files. Split it.`,
          );
        const written = await writeBatch(record, batch, await contextOfStep());
        const leasedUntil = instantAfter(now(), LEASE_MS);
        const saved = await store.imports.save(record, { ...written.record, leasedUntil }, written);
        if (!saved) return { import: 'ELSEWHERE' };
        record = saved;
        if (written.isFull) return await layDown('WAITING', nextDay(now(), record.id));
      }
    } catch (error) {
      return await failed(error);
    } finally {
      await walking.return(undefined);
    }
  }

  /** The next files. What has killed several workers is not looked at again. */
  async function next(walking: AsyncGenerator<Found, void>): Promise<LookedAt[]> {
    if (record.stalls <= STALLS_UNTIL_GIVEN_UP) return nextBatch(walking, record.stalls > STALLS_UNTIL_ONE_BY_ONE);
    const { value, done } = await walking.next();
    if (done) return [];
    const message = 'The file could not be processed, though it was tried several times. Report its import’s ID.';
    return [{ ...value, bytes: 0, problem: { code: 'UNREADABLE', message } }];
  }

  /** Whoever began the import, as of now: their grant is read again with each step. Throws a Refusal if it has ended. */
  async function contextOfStep(): Promise<Context> {
    const { id, by, athleteId } = record;
    const viewer: Viewer =
      by.kind === 'person' ? { kind: by.kind, id: by.id } : { kind: by.kind, id: by.id, scopes: new Set(by.scopes) };
    const known = createKnownReads();
    const asked = { viewer, username: '', client: by.client, known, requestId: newId.key(), importId: id };
    // Its calls are counted where they come in: the work behind them is the athlete's own day's room.
    const context = contextFor(
      { store, clock, newId, limits, tracks: files, channel: 'HTTP' },
      { ...asked, counting: { leases: createLeases(), callsForAthlete: Infinity, quotas: [] } },
    );
    await athleteToRecordFor(athleteId, context);
    return context;
  }

  async function failed(error: unknown): Promise<Worked> {
    if (error instanceof ArchiveRefused) {
      const { code, message } = error;
      return fail(code === 'UNSUPPORTED' ? 'UNREADABLE' : code, message);
    }
    if (error instanceof FileChanged) return fail(...fileChanged);
    if (error instanceof Refusal && ['NOT_FOUND', 'FORBIDDEN'].includes(error.problems[0].code))
      return fail(...accessEnded);
    const isTheirs = error instanceof RequestError && error.retryAfterSeconds !== undefined;
    if (isTheirs || isTransientError(error)) {
      // Neither the file nor the worker is at fault: the attempt does not count.
      record = { ...record, stalls: Math.max(0, record.stalls - 1) };
      const seconds = isTheirs ? (error.retryAfterSeconds ?? 60) : 60;
      return layDown('QUEUED', instantAfter(now(), seconds * 1_000));
    }
    logger.warn('A step of an import failed', { ...describeError(error) });
    return layDown('QUEUED', instantAfter(now(), MINUTE_MS));
  }

  async function layDown(status: 'QUEUED' | 'WAITING', resumesAt: string): Promise<Worked> {
    const saved = await store.imports.save(record, laidDown(record, status, resumesAt), { dueAt: resumesAt });
    return { import: saved ? status : 'ELSEWHERE' };
  }

  /** The file is deleted at once; should that fail, the schedule does it. */
  async function end(status: 'FINISHED' | 'FAILED', failure?: ImportRecord['failure']): Promise<Worked> {
    const at = now();
    const saved = await store.imports.save(record, ended(record, status, at, failure), { dueAt: soon() });
    if (!saved) return { import: 'ELSEWHERE' };
    await files.delete(uploadKey(record.id));
    return { import: status };
  }

  const fail = (code: ImportFailureCode, message: string): Promise<Worked> => end('FAILED', { code, message });

  return { workThrough, fail };
}
