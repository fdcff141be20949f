import {
  getNamedType,
  getNullableType,
  type GraphQLOutputType,
  isEnumType,
  isLeafType,
  isListType,
  isScalarType,
} from 'graphql';

/**
 * The size of an answer, in bytes as Lambda hands it on: the JSON of the body stands as a text within the JSON of the response,
 * so each quote and each backslash counts twice. Lambda takes 6 MB in all.
 */
export const MOST_BYTES = 5_000_000;

/**
 * What surrounds a field besides its name and value: two quotes, a colon and a comma, and its part of the braces and the
 * comma of its object, which has one field at least.
 */
const AROUND_FIELD = 9;
/** The quotes around a text. */
export const QUOTES = 4;
/** The comma after an item of a list; its brackets are as long. */
const AROUND_ITEM = 1;

/** What a field adds besides its value. Names are ASCII. */
export const bytesOfField = (name: string): number => name.length + AROUND_FIELD;

/** A code point takes at most 7 bytes: one that JSON cannot hold is written as in `\\u0001`. */
const MOST_BYTES_PER_CHARACTER = 7;
/** The most that a text of so many characters takes. */
export const bytesOfText = (characters: number): number => characters * MOST_BYTES_PER_CHARACTER + QUOTES;

export const NULL = 4;
const SCALARS: Readonly<Record<string, number>> = {
  Boolean: 5,
  Int: 11,
  Float: 24,
  NonNegativeInt: 16,
  NonNegativeFloat: 24,
  DateTime: 24 + QUOTES,
  LocalDate: 10 + QUOTES,
  TimeZone: 64 + QUOTES,
  ID: 130 + QUOTES,
  BigInt: 19 + QUOTES,
  JSONObject: 0, // the field says how large its records are
};

/** The most that a value of a field takes: of a list, each item. `characters` is the length of the longest text. */
export function mostBytesOf(type: GraphQLOutputType, characters: number): number {
  const named = getNamedType(type);
  if (!isLeafType(named)) return NULL;
  const around = isListType(getNullableType(type)) ? AROUND_ITEM : 0;
  if (isEnumType(named)) return around + QUOTES + Math.max(...named.getValues().map(({ name }) => name.length));
  const known = isScalarType(named) ? SCALARS[named.name] : undefined;
  return around + (known ?? bytesOfText(characters));
}

/** The bytes of a value before it is written as JSON: texts, numbers, lists of them, and records of an export. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return QUOTES + bytesOfCharacters(value);
  if (value === null || value === undefined) return NULL;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + bytesOf(item) + AROUND_ITEM, 2);
  if (typeof value === 'object') return bytesOfCharacters(JSON.stringify(value) ?? '');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value).length : NULL;
}

function bytesOfCharacters(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) bytes += beyondAscii(unit, text, at) - 1;
    else if (unit === 0x22 || unit === 0x5c)
      bytes += 3; // \\\" or \\\\
    else if (unit < 0x20) bytes += unit >= 0x08 && unit <= 0x0d && unit !== 0x0b ? 2 : 6; // \\n or \\u0001
  }
  return bytes;
}

/** A pair of surrogates takes 4 bytes; one alone is written as \\ud800. */
function beyondAscii(unit: number, text: string, at: number): number {
  if (unit < 0x800) return 2;
  if (unit < 0xd800 || unit > 0xdfff) return 3;
  const isPair =
    unit < 0xdc00 ? (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 : (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  return isPair ? 2 : 7;
}

/** The bytes of a whole answer, or a part of it. */
export const bytesOfJson = (value: unknown): number => {
  const text = JSON.stringify(value);
  return text === undefined ? 0 : Buffer.byteLength(JSON.stringify(text));
};
