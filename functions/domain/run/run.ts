import { requireRole } from '../access/access.ts';
import type { Actor } from '../athlete/athlete.ts';
import type { WeekStarts } from '../athlete/week-start.ts';
import type { Change } from '../athlete/change.ts';
import type { Path } from '../check.ts';
import { add, given, INPUT } from '../check.ts';
import { anotherStart, correctionOf, isAnother } from '../correction.ts';
import { copyField, withEdit } from '../edit.ts';
import { bytesOf } from '../limits/limits.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import type { RunsBefore } from './adherence.ts';
import { formerVerdictsOf } from './former-verdicts.ts';
import { checkMeasures, type RunFields } from './run-fields.ts';
import { isLaterRevision } from './revision.ts';
import { type DeletedRunRecord, editable, type EditableField, type RunRecord } from './run-record.ts';
import type { Instant } from '../vocabulary.ts';

export type RunOutcome =
  { status: 'CREATED' | 'UPDATED' | 'UNCHANGED'; record: RunRecord } | { status: 'REJECTED'; problem: Problem };

/**
 * What happens to a run that is posted. It is recorded once: a later revision replaces what the source measured, and
 * keeps what the athlete edited and what others attached; an equal or earlier one changes nothing; a deleted run is not
 * restored (DELETED), except by a later revision if its source had deleted it. Any order of revisions ends in the same
 * run.
 */
export function recordRun(
  existing: RunRecord | DeletedRunRecord | undefined,
  incoming: RunRecord,
  path: Path = INPUT,
): RunOutcome {
  if (existing === undefined) return { status: 'CREATED', record: incoming };
  if (existing.kind === 'deletedRun') {
    if (existing.revision !== undefined && isLaterRevision(incoming.revision, existing.revision)) {
      const { observationIds = [], worstPain, felt, formerVerdicts, version } = existing;
      const record = { ...incoming, observationIds, version, ...given({ worstPain, felt, formerVerdicts }) };
      return { status: 'CREATED', record };
    }
    const message = 'This run was deleted and cannot be recorded again. For a different run, use another externalId.';
    return { status: 'REJECTED', problem: { code: 'DELETED', message, path } };
  }
  if (isAnother(existing, incoming)) {
    const problem = existing.externalId === undefined ? reusedKey : anotherStart('run', existing);
    return { status: 'REJECTED', problem: { ...problem, path } };
  }
  const correction = correctionOf(existing, incoming, measuredFields);
  if (!correction) return { status: 'UNCHANGED', record: existing };
  const { observationIds, worstPain, felt, formerVerdicts, duplicates, commentCounts } = existing;
  const { teamCommentedAt, breachKnownAt } = existing;
  const { recordedAt, recordedBy, version, editedFields = [] } = existing;
  const record: RunRecord = {
    ...incoming,
    observationIds,
    commentCounts,
    recordedAt,
    recordedBy,
    version,
    ...given({ worstPain, felt, formerVerdicts, duplicates, teamCommentedAt, breachKnownAt }),
    ...correction,
    ...(editedFields.length > 0 && { editedFields }),
  };
  for (const field of editedFields) copyField(existing, record, field);
  return { status: 'UPDATED', record };
}

const reusedKey: Omit<Problem, 'path'> = {
  code: 'IDEMPOTENCY_KEY_REUSED',
  message: 'This idempotency key was used with a different run at this position. Use a new key.',
};

const measuredFields = [
  'distanceMeters',
  'durationSeconds',
  'elevationGainMeters',
  'averageHeartRateBpm',
  'endedAt',
] as const satisfies readonly (keyof RunFields)[];

/** What to change of a run: what is left out stays, null clears. */
export type EditRunInput = { [K in EditableField]?: RunFields[K] | null | undefined };

/** Who changes a run, when, and by what the athlete had been told: the verdict of before is kept. */
interface Changing {
  by: Actor;
  now: Instant;
  instructions: readonly InstructionRecord[];
  /** The runs before it, as `verdictsOf` takes them. */
  others: RunsBefore;
  /** Where the athlete's weeks begin. */
  weeks: WeekStarts;
}

const measured: readonly EditableField[] = ['distanceMeters', 'durationSeconds'];
const ofRuns = { what: 'run', fields: editable, measured, required: ['type', 'sportSource', ...measured] } as const;

/**
 * Changes how the athlete experienced a run. FORBIDDEN for others and for measured values of an integration's run;
 * INVALID for clearing a required field; OUT_OF_RANGE or TOO_LONG for values. An edit without a difference changes
 * nothing.
 */
export function editRun(
  run: RunRecord,
  input: EditRunInput,
  { by, now, instructions, others, weeks }: Changing,
): { change: Change; run: RunRecord } {
  requireRole(by.roles, 'editRun');
  const problems: Problem[] = [];
  checkMeasures(problems, input, INPUT, now);
  if (input.sportSource === 'GUESSED')
    add(
      problems,
      'INVALID',
      [...INPUT, 'sportSource'],
      'What is known of a run cannot become a guess. If it was no run, delete it.',
    );
  const { edited, changed } = withEdit<EditableField, RunRecord>(run, input, ofRuns, problems);
  if (changed.length === 0) return { change: { put: [] }, run };
  edited.updatedAt = now;
  const formerVerdicts = formerVerdictsOf(run, edited, instructions, { by, now, change: 'EDITED', others, weeks });
  if (formerVerdicts.length > 0) edited.formerVerdicts = formerVerdicts;
  const uses = changed.includes('note') ? { wordBytes: bytesOf(input.note) } : {};
  return { change: { put: [edited], uses }, run: edited };
}

/**
 * Deletes a run for good. FORBIDDEN but for the athlete and integrations; an integration that did not record it does
 * not learn that it exists (NOT_FOUND). Deleting it again changes nothing. What it was judged to be is kept.
 */
export function deleteRun(
  run: RunRecord | DeletedRunRecord,
  { by, now, instructions, others, weeks }: Changing,
): { change: Change; run: DeletedRunRecord } {
  requireRole(by.roles, 'deleteRun');
  if (by.roles.includes('INTEGRATION') && run.source !== by.id)
    refuse('NOT_FOUND', 'There is no run with this ID that you may delete.', [...INPUT, 'runId']);
  if (run.kind === 'deletedRun') return { change: { put: [] }, run };
  const { id, athleteId, source, version } = run;
  // What only the athlete may see of a provider's run is not kept beyond it.
  const formerVerdicts = run.ownerOnly
    ? []
    : formerVerdictsOf(run, undefined, instructions, { by, now, change: 'DELETED', others, weeks });
  const deleted: DeletedRunRecord = {
    kind: 'deletedRun',
    id,
    athleteId,
    source,
    deletedAt: now,
    ...(formerVerdicts.length > 0 && { formerVerdicts }),
    version,
  };
  return { change: { put: [deleted] }, run: deleted };
}
