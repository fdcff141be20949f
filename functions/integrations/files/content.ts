import type { Lap } from '../../domain/run/lap.ts';
import type { SessionActivity } from '../../domain/session/session.ts';
import type { Instant, SportSource, Surface } from '../../domain/vocabulary.ts';
import type { Point } from './recording/recording.ts';
import type { Warning } from './warnings.ts';

/** A run as read from a file: the fields of `recordRuns`, in its names and units. What the file lacks is left out. */
export interface FileRun {
  /** The same for the same run, however it is exported: `fit:`, `gpx:` or `tcx:` and the file's own id, or a hash. */
  externalId: string;
  startedAt: Instant;
  /** Including pauses. */
  endedAt?: Instant;
  /** Of the first position. */
  timeZone?: string;
  surface?: Surface;
  /** GUESSED by the pace, where the file does not say its sport. Absent if it does. */
  sportSource?: SportSource;
  /** 0 if the file has none, as on a treadmill without a sensor. */
  distanceMeters: number;
  /** In motion: without pauses. */
  durationSeconds: number;
  elevationGainMeters?: number;
  temperatureCelsius?: number;
  averageHeartRateBpm?: number;
  /** RPE 0 to 10, as the athlete told their watch. */
  effort?: number;
  laps?: Lap[];
}

/** Training that is no run, as read from a file: the fields of `logSession`, in its names and units. */
export interface FileTraining {
  /** As of runs. */
  externalId: string;
  activity: SessionActivity;
  startedAt: Instant;
  /** Of the first position. */
  timeZone?: string;
  /** In motion; from start to end if nothing moved, as in a lesson of yoga. */
  durationSeconds: number;
  distanceMeters?: number;
  /** RPE 0 to 10, as the athlete told their watch. */
  effort?: number;
}

/**
 * Why nothing is recorded. UNREADABLE: corrupt, truncated or contradictory. TOO_LARGE: beyond a limit. NOT_A_RUN: neither a
 * run nor training. EMPTY: nothing was recorded. UNSUPPORTED: another format, or an unsupported part of one.
 */
export interface FileProblem {
  code: 'UNREADABLE' | 'TOO_LARGE' | 'NOT_A_RUN' | 'EMPTY' | 'UNSUPPORTED';
  /** What is wrong, and how to fix it. */
  message: string;
}

/** What is known of an activity beside its fields. */
export interface Read {
  /**
   * The id under which it was recorded before ids named the start. A device may give several activities one id: only if what is
   * stored under this one started when this one did, it is this one.
   */
  formerId?: string;
  /** What was left out or assumed. */
  warnings: Warning[];
}

/** One activity of a file: a run with its track, other training, or why it is neither. */
export type FileSession =
  | ({ run: FileRun; /** In the order of time. */ track: readonly Point[] } & Read)
  | ({ session: FileTraining } & Read)
  | { skipped: FileProblem };

export interface FileContent {
  format: 'FIT' | 'GPX' | 'TCX';
  /** In the order of the file; at least one. */
  sessions: FileSession[];
}

/** Stops reading a file: nothing of it is recorded. */
export class FileRefused extends Error {
  readonly problem: FileProblem;

  constructor(code: FileProblem['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileRefused';
    this.problem = { code, message };
  }
}

/** As many as one `recordRuns` call takes. */
const MAX_SESSIONS = 100;

/** Adds an activity; throws TOO_LARGE when there are too many. */
export function addActivity<T>(activities: T[], activity: T): void {
  if (activities.length === MAX_SESSIONS) {
    throw new FileRefused('TOO_LARGE', `The file contains more than ${MAX_SESSIONS} activities. Split it.`);
  }
  activities.push(activity);
}

export const skipped = (code: FileProblem['code'], message: string): FileSession => ({ skipped: { code, message } });

/** An instant from milliseconds since 1970. Throws UNREADABLE if out of range. */
export function instantAt(ms: number): Instant {
  const date = new Date(ms);
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  throw new FileRefused('UNREADABLE', 'The file contains an invalid time. Export it again.');
}

/** Rounds to a number of decimals: a device does not measure to the nanometre. */
export const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
