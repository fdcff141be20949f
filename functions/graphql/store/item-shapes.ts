import { setProperty } from './attribute-values.ts';

/** An attribute as it stands in an answer. */
export interface Opening {
  /** All before its value: `"note":{"S":"`, or `"note":` if that is neither a text nor a number. */
  readonly opening: string;
  readonly name: string;
  readonly is: 'text' | 'number' | 'other';
}

/** What an object has begun with: an attribute, and those before it in their order. */
export interface Shape extends Opening {
  readonly before: Shape | undefined;
  /** How objects went on that began like this, by their openings; and how the last one did. */
  readonly longer: Map<string, Shape>;
  likely: Shape | undefined;
  /** Where the shapes begin of what is inside of the attribute. */
  inside: Shape | undefined;
  /** How many objects ended here. */
  ended: number;
  /** Compiled, once many did. */
  make: ((values: readonly unknown[], first: number) => Record<string, unknown>) | undefined;
}

/** Some hundred are in use; but maps whose names are ids begin anew each time. Half a KB each. */
const MOST_SHAPES = 5_000;
/** To compile one takes as long as a hundred objects save. A first answer has other things to do. */
const COMPILED_AFTER = 200;
/** An object of more properties is none that V8 makes quickly. */
const MOST_NAMES = 100;

const shapeOf = (opening: Opening, before?: Shape): Shape => ({
  ...opening,
  before,
  longer: new Map(),
  likely: undefined,
  inside: undefined,
  ended: 0,
  make: undefined,
});
const beginning = () => shapeOf({ opening: '', name: '', is: 'other' });

/** Where the shapes of all items begin. */
const items = beginning();
let shapes = 0;

export const shapesOfItems = (): Shape => items;

/** Where the shapes begin of maps that are the value of an attribute, or in it. */
export const shapesInside = (attribute: Shape): Shape => (attribute.inside ??= beginning());

/** The shape of an object that goes on with this attribute. */
export function longerShape(before: Shape, { opening, name, is }: Opening): Shape {
  let longer = before.longer.get(opening);
  if (!longer) {
    if (++shapes > MOST_SHAPES) forget();
    // As they are given they are parts of a whole answer, which they would keep.
    longer = shapeOf({ opening: copyOf(opening), name: copyOf(name), is }, before);
    before.longer.set(longer.opening, longer);
  }
  before.likely = longer;
  return longer;
}

const copyOf = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

function forget(): void {
  shapes = 0;
  items.longer.clear();
  items.likely = undefined;
}

/**
 * The object of a shape, whose values stand from `first` on. V8 makes objects several times faster whose names it knows from
 * the code, and reads them faster, so there is code for the shapes that are frequent.
 */
export function objectOf(shape: Shape, values: readonly unknown[], first: number): Record<string, unknown> {
  if (shape.make) return shape.make(values, first);
  const names = namesOf(shape);
  if (++shape.ended === COMPILED_AFTER) shape.make = compile(names);
  const object: Record<string, unknown> = {};
  names.forEach((name, index) => setProperty(object, name, values[first + index]));
  return object;
}

function namesOf(shape: Shape): string[] {
  const names: string[] = [];
  for (let each = shape; each.before; each = each.before) names.push(each.name);
  return names.reverse();
}

/** Undefined where Node was told to compile none, and for what it would not be faster or not the same. */
function compile(names: readonly string[]): Shape['make'] {
  if (names.length > MOST_NAMES || names.includes('__proto__')) return undefined;
  const entries = names.map((name, index) => `${JSON.stringify(name)}: values[first + ${index}]`);
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of names that JSON has quoted, and which are no `__proto__`
    return new Function('values', 'first', `return { ${entries.join(', ')} };`) as Shape['make'];
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}
