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

/** Some hundred are in use, half a KB each. */
const MOST_SHAPES = 5_000;
/** Names that are words of ours. Others are ids: what is made of them does not come again, and they are not to be kept. */
const WORD = /^[A-Za-z]{1,40}$/;
/** To compile one takes as long as a hundred objects save. A first answer has other things to do. */
const COMPILED_AFTER = 200;
/** An object of more properties is none that V8 makes quickly. */
const MOST_NAMES = 100;

let shapes = 0;

function newShape(opening: Opening, before?: Shape): Shape {
  shapes += 1;
  return { ...opening, before, longer: new Map(), likely: undefined, inside: undefined, ended: 0, make: undefined };
}

/** With which no attribute was read yet. */
const emptyShape = () => newShape({ opening: '', name: '', is: 'other' });

/** How all items begin. */
export const emptyItem = emptyShape();

/** How maps begin that are the value of an attribute, or in it. */
export const emptyMapIn = (attribute: Shape): Shape => (attribute.inside ??= emptyShape());

/** The shape of an object that goes on with this attribute; undefined for one that is not worth remembering. */
export function longerShape(before: Shape, { opening, name, is }: Opening): Shape | undefined {
  let longer = before.longer.get(opening);
  if (!longer) {
    if (shapes >= MOST_SHAPES || !WORD.test(name)) return undefined;
    // As it is given it is a part of the whole answer, which it would keep.
    longer = newShape({ opening: copyOf(opening), name, is }, before);
    before.longer.set(longer.opening, longer);
  }
  before.likely = longer;
  return longer;
}

const copyOf = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');

/**
 * The object of a shape, whose values stand from `first` on. V8 makes objects several times faster whose names it knows
 * from the code, and reads them faster, so there is code for the shapes that are frequent.
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

/** Undefined where Node was told to compile none, and where it would not be faster. */
function compile(names: readonly string[]): Shape['make'] {
  if (names.length > MOST_NAMES) return undefined;
  const entries = names.map((name, index) => `${name}: values[first + ${index}]`);
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of names that WORD lets through: letters alone
    return new Function('values', 'first', `return { ${entries.join(', ')} };`) as Shape['make'];
  } catch (error) {
    if (error instanceof EvalError) return undefined;
    throw error;
  }
}
