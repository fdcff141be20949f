import type { AthleteId, ImportId, PersonId } from '../ids.ts';
import { instantAfter } from '../time.ts';
import type { Viewer } from '../team/viewer.ts';
import type { Instant } from '../vocabulary.ts';

/**
 * What becomes of an uploaded archive, or of a single large file: its activities are recorded in the background, as if each
 * of its files had been posted by whoever began the import.
 */
export type ImportStatus =
  /** The upload has not come yet. */
  | 'AWAITING_UPLOAD'
  /** It is gone on with within a minute. */
  | 'QUEUED'
  /** It is being read. */
  | 'RUNNING'
  /** The source's room for today is used up: it goes on by itself at `resumesAt`. */
  | 'WAITING'
  | EndedStatus;

export const endedStatuses = ['FINISHED', 'FAILED', 'CANCELLED'] as const;
type EndedStatus = (typeof endedStatuses)[number];

export const importStatuses = ['AWAITING_UPLOAD', 'QUEUED', 'RUNNING', 'WAITING', ...endedStatuses] as const;

/** Why an import failed as a whole. What was recorded before stays. */
export type ImportFailureCode =
  | 'NOT_UPLOADED'
  | 'FILE_GONE'
  | 'FILE_CHANGED'
  | 'UNREADABLE'
  | 'TOO_LARGE'
  | 'TOO_MANY_FILES'
  | 'ACCESS_ENDED'
  | 'TOO_LATE';

/** How far an import has come. */
export interface ImportProgress {
  /** Files seen so far: those of a zip within the archive count once it is opened. 0 before the archive is. */
  files: number;
  /** Files that are done: recorded, rejected or skipped. */
  filesDone: number;
  /** Files that are no activity files, such as photos. */
  filesSkipped: number;
  /** Files of which nothing could be read. */
  filesRejected: number;
  /** Runs and sessions by what became of them. */
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  /** Bytes of activity files that were read, unpacked. */
  bytesRead: number;
}

export const noProgress: ImportProgress = {
  files: 0,
  filesDone: 0,
  filesSkipped: 0,
  filesRejected: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  bytesRead: 0,
};

/** The file to read next: its place in the archive and, if that is a zip itself, its place in there. */
export interface ImportPosition {
  entry: number;
  inner: number;
}

export interface ImportRecord {
  kind: 'import';
  id: ImportId;
  athleteId: AthleteId;
  /** Who began it, and what records: with the scopes of the token that began it. */
  by: { kind: Viewer['kind']; id: PersonId; scopes: ('runs:read' | 'runs:write')[]; client?: string };
  /** The name of the file as the caller gave it: only ever shown to those who may see the import. */
  fileName: string;
  /** The size of the upload, exactly. */
  bytes: number;
  status: ImportStatus;
  createdAt: Instant;
  /** Until when the upload may begin. */
  uploadBy: Instant;
  startedAt?: Instant;
  endedAt?: Instant;
  /** With WAITING: when it goes on. */
  resumesAt?: Instant;
  failure?: { code: ImportFailureCode; message: string };
  /** Names the bytes that were uploaded: others in their place are not read. */
  etag?: string;
  position: ImportPosition;
  progress: ImportProgress;
  /** How many files have a result. */
  results: number;
  /** Until when a worker has it to itself. It is renewed with each step. */
  leasedUntil?: Instant;
  /** How often a worker has taken it without getting any further. */
  stalls: number;
  version: number;
}

/** What became of one file. */
export interface ImportedFile {
  kind: 'importedFile';
  importId: ImportId;
  /** From 0, in the order in which files were done. */
  place: number;
  /** As in the archive; of a zip within it, `outer.zip/inner.fit`. At most 200 characters. */
  name: string;
  /** RECORDED: each of its activities has a result. REJECTED: nothing of it could be read. SKIPPED: it is no activity file. */
  status: 'RECORDED' | 'REJECTED' | 'SKIPPED';
  /** A result for each activity, as of a file that is posted; the error of the file as a whole, if it was rejected. */
  results: unknown[];
}

/** The largest upload, in bytes: S3 takes no more in one PUT. */
export const MAX_UPLOAD_BYTES = 5 * 1024 ** 3;
/** The most activity files that one import reads. */
export const MAX_IMPORTED_FILES = 20_000;
/** How many of the files that are skipped have a result of their own; all are counted. */
export const MAX_SKIPPED_SHOWN = 200;
export const MAX_FILE_NAME_LENGTH = 200;
/** How long an upload may wait to begin, in milliseconds. */
export const UPLOAD_MS = 60 * 60_000;
/** How long an import may take from its beginning: the uploaded file is deleted after seven days. */
const GIVEN_UP_AFTER_MS = 6.5 * 86_400_000;
/** How long the record and the results are kept, in days. */
export const IMPORT_KEPT_DAYS = 30;
/** How long a worker has an import to itself without a sign of life. */
export const LEASE_MS = 5 * 60_000;
/** After so many attempts that got no further, files are read one by one; after the second number, the file is given up. */
export const STALLS_UNTIL_ONE_BY_ONE = 2;
export const STALLS_UNTIL_GIVEN_UP = 4;

export const hasEnded = ({ status }: Pick<ImportRecord, 'status'>): boolean =>
  (endedStatuses as readonly string[]).includes(status);

export const isLate = ({ createdAt }: ImportRecord, now: Instant): boolean =>
  now >= instantAfter(createdAt, GIVEN_UP_AFTER_MS);

/** Whether a worker may take it now: nobody has it, and it does not wait for another day. */
export const isFree = (record: ImportRecord, now: Instant): boolean =>
  !hasEnded(record) &&
  (record.leasedUntil === undefined || record.leasedUntil <= now) &&
  (record.resumesAt === undefined || record.resumesAt <= now);

/** An import that a worker takes. Each time counts as a stall until it gets further. */
export function taken({ resumesAt: _, ...record }: ImportRecord, now: Instant): ImportRecord {
  const leasedUntil = instantAfter(now, LEASE_MS);
  return { ...record, status: 'RUNNING', startedAt: record.startedAt ?? now, leasedUntil, stalls: record.stalls + 1 };
}

/** An import that a worker lays down, to be gone on with at `resumesAt`. */
export function laidDown(
  { leasedUntil: _, ...record }: ImportRecord,
  status: 'QUEUED' | 'WAITING' | 'AWAITING_UPLOAD',
  resumesAt: Instant,
): ImportRecord {
  return { ...record, status, resumesAt };
}

/** An import that has ended. */
export function ended(
  { leasedUntil: _, resumesAt: __, ...record }: ImportRecord,
  status: EndedStatus,
  now: Instant,
  failure?: ImportRecord['failure'],
): ImportRecord {
  return { ...record, status, endedAt: now, ...(failure && { failure }) };
}

/** When there is room again: some minutes into the next day (UTC), not for all imports at the same moment. */
export function nextDay(now: Instant, id: ImportId): Instant {
  const midnight = Math.floor(Date.parse(now) / 86_400_000 + 1) * 86_400_000;
  const spread = [...id].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_800, 0);
  return new Date(midnight + 60_000 + spread * 1_000).toISOString();
}
