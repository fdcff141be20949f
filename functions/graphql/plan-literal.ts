import type { PlannedField } from './plan-run.ts';

export type Literal = (parent: unknown) => Record<string, unknown>;

/** Whether a field is a mere property, and its values are sent as they stand, or nearly always. */
export const isProperty = ({ resolve, stands }: PlannedField): boolean => !resolve && stands !== undefined;

/**
 * Makes objects with the keys of all fields, in their order: properties are read, all else is undefined yet. Throws for a
 * value that does not stand. It is compiled code, since V8 reads and makes objects several times faster whose keys it knows
 * from the code.
 */
export function literalOf(fields: readonly PlannedField[]): Literal {
  const leaves = fields.filter(isProperty);
  const entries = fields.map((field) => {
    const index = leaves.indexOf(field);
    if (index < 0) return `${field.key}: undefined`;
    const read = `stands${index}(value = parent.${field.name}) ? value : otherwise${index}(value)`;
    return `${field.key}: ${read}`;
  });
  const names = leaves.flatMap((_, index) => [`stands${index}`, `otherwise${index}`]);
  const body = `return (parent) => { let value; return { ${entries.join(', ')} }; };`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of names that GraphQL allows, which are words of JavaScript, too
  const make = new Function(...names, body) as (...parts: unknown[]) => Literal;
  return make(...leaves.flatMap(({ stands, isNonNull }) => [stands, isNonNull ? unfit : nullOrUnfit]));
}

function unfit(): never {
  throw new Error('A value that is not sent as it stands');
}

const nullOrUnfit = (value: unknown): null => (value == null ? null : unfit());
