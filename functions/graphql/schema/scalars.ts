import { GraphQLError, GraphQLScalarType, type GraphQLScalarTypeConfig, Kind, type ValueNode } from 'graphql';
import { GraphQLJSONObject, GraphQLLocalDate, GraphQLNonNegativeFloat, GraphQLNonNegativeInt } from 'graphql-scalars';
import { isTimeZone } from '../../domain/time.ts';

/** Matches a day or an instant: year, month, day, and for instants time and offset. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/i;
const [FIRST_YEAR, LAST_YEAR] = [1970, 2199];

const wrong = (message: string): never => {
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
};

/** Whether the day exists: JavaScript would turn February 30th into March 2nd. */
function isDay(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date;
}

function inYears<T>(value: T, year: number): T {
  return year >= FIRST_YEAR && year <= LAST_YEAR ? value : wrong(`The year must be ${FIRST_YEAR} to ${LAST_YEAR}.`);
}

/** ISO 8601 with an offset -> UTC with milliseconds, which sorts as text. */
function toInstant(value: unknown): string {
  if (typeof value !== 'string' || !INSTANT.test(value) || !isDay(value.slice(0, 10)))
    return wrong('An instant must be ISO 8601 with an offset, such as 2026-03-08T09:05:00-05:00.');
  const date = new Date(value.toUpperCase());
  if (Number.isNaN(date.getTime())) return wrong('There is no such time of day.');
  return inYears(date.toISOString(), date.getUTCFullYear());
}

function toLocalDate(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || !isDay(value))
    return wrong('A day must be written as in 2026-03-08.');
  return inYears(value, Number(value.slice(0, 4)));
}

function toTimeZone(value: unknown): string {
  return typeof value === 'string' && isTimeZone(value)
    ? value
    : wrong('A time zone must be an IANA name, such as America/Chicago.');
}

/** Digits, or an integer that is exact: what JSON reads beyond 2^53 may not be the number that was written. */
function toDigits(value: unknown): string {
  const digits = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  return typeof digits === 'string' && /^\d{1,19}$/.test(digits) && BigInt(digits) < 2n ** 63n
    ? digits
    : wrong('A BigInt must be 0 to 9223372036854775807, as digits in a string.');
}

/** A scalar of strings that are validated on input. */
function textScalar(
  name: string,
  parse: (value: unknown) => string,
  from: Partial<GraphQLScalarTypeConfig<string, string>> = {},
) {
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
    ...from,
  });
}

export const scalars = {
  DateTime: textScalar('DateTime', toInstant),
  LocalDate: textScalar('LocalDate', toLocalDate, { specifiedByURL: GraphQLLocalDate.specifiedByURL }),
  TimeZone: textScalar('TimeZone', toTimeZone),
  NonNegativeFloat: GraphQLNonNegativeFloat,
  NonNegativeInt: GraphQLNonNegativeInt,
  BigInt: textScalar('BigInt', toDigits, {
    parseLiteral: (node) => toDigits(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
  }),
  JSONObject: GraphQLJSONObject,
};
