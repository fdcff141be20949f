import { argumentsOf, type PlannedField, type Run } from './plan-field.ts';

/** Makes an object with all fields of a selection, in their order: leaves are there, all else is undefined yet. */
export type Literal = (parent: unknown, run: Run) => Record<string, unknown>;

/**
 * Whether a field is read while the object is made: a property that is a leaf or a list of leaves, or a leaf that is resolved
 * at once. What takes its time begins in its turn, as with graphql-js: else it could be done before what stands before it.
 */
export const fitsLiteral = ({
  stands,
  resolve,
  isLeaf,
}: Pick<PlannedField, 'stands' | 'resolve' | 'isLeaf'>): boolean =>
  stands !== undefined && (!resolve || (isLeaf && !isAsync(resolve)));

const isAsync = (resolve: object): boolean => resolve.constructor.name === 'AsyncFunction';

/** Stands where a value is not sent as it stands: it is looked at when its turn comes among the other fields. */
export class Later {
  readonly is: 'to be completed' | 'thrown' | 'to be read again';
  readonly value: unknown;

  constructor(is: Later['is'], value: unknown) {
    this.is = is;
    this.value = value;
  }
}

/**
 * It is compiled code, since V8 reads and makes objects several times faster whose keys it knows from the code. Undefined
 * where Node was told to compile none.
 */
export function literalOf(fields: readonly PlannedField[]): Literal | undefined {
  const leaves = fields.filter(({ isInLiteral }) => isInLiteral);
  const entries = fields.map((field) => {
    const index = leaves.indexOf(field);
    if (index < 0) return `${field.key}: undefined`;
    const value = field.resolve ? `resolve${index}(parent, run)` : `parent.${field.name}`;
    return `${field.key}: stands${index}(value = ${value}) ? value : otherwise${index}(value, run)`;
  });
  const names = leaves.flatMap((_, index) => [`resolve${index}`, `stands${index}`, `otherwise${index}`]);
  const body = `return (parent, run) => { let value; return { ${entries.join(', ')} }; };`;
  let make: (...parts: unknown[]) => Literal;
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of names that GraphQL allows, which are words of JavaScript, too
    make = new Function(...names, body) as typeof make;
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
  return make(...leaves.flatMap((field) => [resolverOf(field), field.stands, otherwiseOf(field)]));
}

function resolverOf(field: PlannedField) {
  return (parent: unknown, run: Run): unknown => {
    try {
      return field.resolve?.(parent, argumentsOf(field, run), run.context, field.info);
    } catch (error) {
      return new Later('thrown', error);
    }
  };
}

function otherwiseOf({ isNonNull, resolve }: PlannedField) {
  return (value: unknown, run: Run): Later | null => {
    if (value == null && !isNonNull) return null;
    run.hasLater = true;
    if (value instanceof Later) return value;
    return resolve ? new Later('to be completed', value) : new Later('to be read again', undefined);
  };
}
