import { add, INPUT, throwIfAny } from './check.ts';
import type { Problem } from './refusal.ts';

/** What can be edited of a kind of record, in the order in which `editedFields` names it. */
interface Editable<K> {
  what: 'run' | 'session';
  fields: readonly K[];
  /** What only its source can change where an integration measured it. */
  measured: readonly K[];
  /** What every one has. */
  required: readonly K[];
}

/** Copies a field, or its absence: a note that the athlete cleared stays cleared. */
export function copyField<R, K extends keyof R>(from: R, to: R, field: K): void {
  if (from[field] === undefined) delete to[field];
  else to[field] = from[field];
}

/**
 * A record with what an edit changes of it, and the names of that. Throws the `problems` found so far with its own:
 * FORBIDDEN for what an integration measured, INVALID for clearing what every record has.
 */
export function withEdit<
  K extends keyof R & string,
  R extends { source: string; sourceName: string; editedFields?: K[] },
>(
  record: R,
  input: { [F in K]?: R[F] | null | undefined },
  { what, fields, measured, required }: Editable<K>,
  problems: Problem[],
): { edited: R; changed: K[] } {
  const changed = fields.filter((field) => input[field] !== undefined && (input[field] ?? undefined) !== record[field]);
  for (const field of changed) {
    const path = [...INPUT, field];
    if (measured.includes(field) && record.source !== 'manual') {
      const owner = `${field} was measured by ${record.sourceName}`;
      add(problems, 'FORBIDDEN', path, `${owner}; only a new revision from there can change it.`);
    } else if (required.includes(field) && input[field] === null) {
      add(problems, 'INVALID', path, `${field} cannot be cleared: every ${what} has one. Give a value or omit it.`);
    }
  }
  throwIfAny(problems);
  const editedFields = fields.filter((field) => changed.includes(field) || record.editedFields?.includes(field));
  const edited: R = { ...record, editedFields };
  const values = Object.fromEntries(changed.map((field) => [field, input[field] ?? undefined]));
  for (const field of changed) copyField({ ...record, ...values }, edited, field);
  return { edited, changed };
}
