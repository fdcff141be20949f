import { requireRole } from '../access/access.ts';
import type { Author, CommentCounts } from '../athlete/athlete.ts';
import type { Change } from '../athlete/change.ts';
import type { Path } from '../check.ts';
import { add, INPUT, throwIf } from '../check.ts';
import type { AthleteId, ObservationId, RunId } from '../ids.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { checkMeasures, type RunFields } from './run-fields.ts';
import type { Instant, LocalDate } from '../vocabulary.ts';

/** What the athlete may change of a run that an integration recorded; a later revision leaves changed fields alone. */
const editable = [
  'type',
  'surface',
  'effort',
  'note',
  'temperatureCelsius',
  'distanceMeters',
  'durationSeconds',
] as const satisfies readonly (keyof RunFields)[];
export type EditableField = (typeof editable)[number];

export interface RunRecord extends RunFields {
  kind: 'run';
  id: RunId;
  athleteId: AthleteId;
  /** `manual`, a provider such as `strava`, or the person id of the integration. Never chosen by the caller. */
  source: string;
  /** The source's name to show. */
  sourceName: string;
  /** Its source lets nobody see it but her: it shows to nobody else, and counts in nothing that others see. */
  ownerOnly?: true;
  externalId?: string;
  revision: number;
  localDate: LocalDate;
  editedFields?: EditableField[];
  /** At most 20, in the order of observation. */
  observationIds: ObservationId[];
  /** NRS 0 to 10: the worst pain among its observations. */
  worstPain?: number;
  commentCounts: CommentCounts;
  recordedAt: Instant;
  recordedBy: Author;
  updatedAt: Instant;
  version: number;
}

/** What is left of a deleted run: enough that a late retry does not raise it again. */
export interface DeletedRunRecord {
  kind: 'deletedRun';
  id: RunId;
  athleteId: AthleteId;
  source: string;
  deletedAt: Instant;
  /** Present where its source said that it is gone: a later revision brings it back. Absent where she deleted it. */
  revision?: number;
  /** What she observed in it stays hers, and with it if it comes back. */
  observationIds?: ObservationId[];
  worstPain?: number;
  version: number;
}

export type RunOutcome =
  { status: 'CREATED' | 'UPDATED' | 'UNCHANGED'; record: RunRecord } | { status: 'REJECTED'; problem: Problem };

/**
 * What becomes of a run that is posted: it is recorded once. A later revision replaces what the source measured, and
 * leaves alone what the athlete edited and what others attached to it; a stale or equal one changes nothing; a deleted
 * run does not rise again, one that is gone at its source just by a later revision. Any order ends in the same run.
 */
export function recordRun(
  existing: RunRecord | DeletedRunRecord | undefined,
  incoming: RunRecord,
  path: Path = INPUT,
): RunOutcome {
  if (existing === undefined) return { status: 'CREATED', record: incoming };
  if (existing.kind === 'deletedRun') {
    if (existing.revision !== undefined && incoming.revision > existing.revision) {
      const { observationIds = [], worstPain, version } = existing;
      const record = { ...incoming, observationIds, version, ...(worstPain !== undefined && { worstPain }) };
      return { status: 'CREATED', record };
    }
    const message = 'This run was deleted, and stays deleted. If it is another run, give it another externalId.';
    return { status: 'REJECTED', problem: { code: 'DELETED', message, path } };
  }
  if (isAnotherRun(existing, incoming)) {
    const message = 'This idempotency key was used with another run at this place. Use a new key for a new call.';
    return { status: 'REJECTED', problem: { code: 'IDEMPOTENCY_KEY_REUSED', message, path } };
  }
  if (incoming.revision <= existing.revision) return { status: 'UNCHANGED', record: existing };
  const { observationIds, worstPain, commentCounts, recordedAt, recordedBy, version, editedFields = [] } = existing;
  const record: RunRecord = {
    ...incoming,
    observationIds,
    commentCounts,
    recordedAt,
    recordedBy,
    version,
    ...(worstPain !== undefined && { worstPain }),
    ...(editedFields.length > 0 && { editedFields }),
  };
  for (const field of editedFields) copyField(existing, record, field);
  return { status: 'UPDATED', record };
}

/**
 * Whether a run that no id of its source's but an idempotency key names is another one than that key named before: the same
 * revision of it starts at another instant.
 */
const isAnotherRun = (existing: RunRecord, incoming: RunRecord): boolean =>
  incoming.externalId === undefined &&
  existing.revision === incoming.revision &&
  existing.startedAt !== incoming.startedAt;

/** Copies a field, or its absence: a note that she cleared stays cleared. */
function copyField<K extends EditableField>(from: RunRecord, to: RunRecord, field: K): void {
  if (from[field] === undefined) delete to[field];
  else to[field] = from[field];
}

/** What to change of a run: what is left out stays, null clears. */
export type EditRunInput = { [K in EditableField]?: RunFields[K] | null | undefined };

const measured: readonly EditableField[] = ['distanceMeters', 'durationSeconds'];
const required: readonly EditableField[] = ['type', ...measured];

/**
 * Changes how the athlete saw a run. FORBIDDEN for anybody else, and for measured values of a run that an integration
 * recorded. Editing to what it already says changes nothing.
 */
export function editRun(
  run: RunRecord,
  input: EditRunInput,
  { by, now }: { by: Author; now: Instant },
): { change: Change; run: RunRecord } {
  requireRole(by.role, 'editRun');
  const problems: Problem[] = [];
  checkMeasures(problems, input, INPUT);
  const changed = editable.filter((field) => input[field] !== undefined && (input[field] ?? undefined) !== run[field]);
  for (const field of changed) {
    const path = [...INPUT, field];
    if (measured.includes(field) && run.source !== 'manual') {
      const owner = `${field} was measured by ${run.sourceName}`;
      add(problems, 'FORBIDDEN', path, `${owner}, and only a new revision from there can change it.`);
    } else if (required.includes(field) && input[field] === null) {
      add(problems, 'INVALID', path, `${field} cannot be cleared: every run has one. Give a value, or leave it out.`);
    }
  }
  throwIf(problems);
  if (changed.length === 0) return { change: { put: [] }, run };

  const edited: RunRecord = { ...run, updatedAt: now };
  edited.editedFields = editable.filter((field) => changed.includes(field) || run.editedFields?.includes(field));
  const values = Object.fromEntries(changed.map((field) => [field, input[field] ?? undefined]));
  for (const field of changed) copyField({ ...run, ...values }, edited, field);
  return { change: { put: [edited] }, run: edited };
}

/**
 * Deletes a run for ever. For the athlete and the integration that recorded it; another integration does not learn that
 * it is there (NOT_FOUND). Deleting it again changes nothing.
 */
export function deleteRun(
  run: RunRecord | DeletedRunRecord,
  { by, now }: { by: Author; now: Instant },
): { change: Change; run: DeletedRunRecord } {
  requireRole(by.role, 'deleteRun');
  if (by.role === 'INTEGRATION' && run.source !== by.id)
    refuse('NOT_FOUND', 'There is no run with this id that you may delete.', [...INPUT, 'runId']);
  if (run.kind === 'deletedRun') return { change: { put: [] }, run };
  const { id, athleteId, source, version } = run;
  const deleted: DeletedRunRecord = { kind: 'deletedRun', id, athleteId, source, deletedAt: now, version };
  return { change: { put: [deleted] }, run: deleted };
}
