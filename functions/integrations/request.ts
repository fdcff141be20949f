import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { MAX_BODY_BYTES } from '../runtime/http.ts';
import { HttpProblem, type FoundError } from './problem.ts';
import { markShape, runShape, runsShape, sessionShape, sessionsShape } from './shapes.ts';
import { runsOfManyShape } from './many-shapes.ts';

/**
 * The largest file that can be posted, in bytes as sent; it may be larger after decompression. Lambda takes 6 MB in
 * all, and API Gateway encodes files in base64, four characters for three bytes: it refuses slightly larger files
 * itself.
 */
export const MAX_POSTED_FILE_BYTES = 4_400_000;
/** What to do with a larger one. */
export const LARGER_FILES = ' Compress it with gzip, or upload it: POST /v1/imports.';

/** The most problems that one response lists. */
const MAX_ERRORS = 100;
const LONGEST_MESSAGE = 300;

/** The posted JSON. */
export interface Posted<T> {
  items: T[];
  /** The path of the item with this index in the body. */
  pathOf: (index: number) => string[];
}

/** The bytes of a body, in base64 or not. Refuses more than `most` (413, with `advice`) and an empty body (400). */
export function readBytes({ body = '', isBase64Encoded }: APIGatewayProxyEventV2, most: number, advice = ''): Buffer {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > most)
    throw new HttpProblem('too-large', `The body has ${bytes.byteLength} bytes; at most ${most} are allowed.${advice}`);
  if (bytes.byteLength === 0) throw new HttpProblem('malformed-request', 'The body is empty.');
  return bytes;
}

/** JSON of a shape; anything else is refused (400), with what is wrong where. */
export const readJson = <T>(event: APIGatewayProxyEventV2, shape: z.ZodType<T>, what: string): T =>
  checked(shape.safeParse(parse(readBytes(event, MAX_BODY_BYTES))), what);

/** One run, or `{ "runs": [...] }`; the content type does not matter if the body is JSON in UTF-8. */
export function readRuns(event: APIGatewayProxyEventV2): Posted<z.output<typeof runShape>> {
  const json = parse(readBytes(event, MAX_BODY_BYTES));
  const what = 'The JSON is neither a run nor { "runs": [...] }.';
  if (!has(json, 'runs')) return { items: [checked(runShape.safeParse(json), what)], pathOf: () => [] };
  return { items: checked(runsShape.safeParse(json), what).runs, pathOf: (index) => ['runs', String(index)] };
}

/** `{ "runs": [...] }`, each with its athlete. */
export const readRunsOfMany = (event: APIGatewayProxyEventV2): z.output<typeof runsOfManyShape>['runs'] =>
  checked(
    runsOfManyShape.safeParse(parse(readBytes(event, MAX_BODY_BYTES))),
    'The JSON is not { "runs": [...] }, each with its athleteId and its externalId.',
  ).runs;

/** One session, or `{ "sessions": [...] }`, as runs are read. */
export function readSessions(event: APIGatewayProxyEventV2): Posted<z.output<typeof sessionShape>> {
  const json = parse(readBytes(event, MAX_BODY_BYTES));
  const what = 'The JSON is neither a session nor { "sessions": [...] }.';
  if (!has(json, 'sessions')) return { items: [checked(sessionShape.safeParse(json), what)], pathOf: () => [] };
  const { sessions } = checked(sessionsShape.safeParse(json), what);
  return { items: sessions, pathOf: (index) => ['sessions', String(index)] };
}

const has = (json: unknown, list: string): boolean =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, list);

/** What is said of two recordings. */
export const readMark = (event: APIGatewayProxyEventV2): z.output<typeof markShape> =>
  checked(
    markShape.safeParse(parse(readBytes(event, MAX_BODY_BYTES))),
    'The JSON is not { runId, otherRunId, verdict }.',
  );

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), withDigits);
  } catch {
    throw new HttpProblem('malformed-request', 'The body is not JSON in UTF-8.');
  }
}

/** A revision that a number cannot hold exactly becomes its digits as they are written. */
function withDigits(this: unknown, name: string, value: unknown, { source = '' }: { source?: string } = {}): unknown {
  return name === 'revision' && !Number.isSafeInteger(value) && /^\d+$/.test(source) ? source : value;
}

/** What was parsed; otherwise 400 with what is wrong where. */
export function checked<T>(outcome: z.ZodSafeParseResult<T>, what: string): T {
  if (outcome.success) return outcome.data;
  const errors = outcome.error.issues.slice(0, MAX_ERRORS).map(({ path, message }): FoundError => ({
    path: path.map(String),
    code: 'INVALID',
    message: message.slice(0, LONGEST_MESSAGE).toWellFormed(),
  }));
  throw new HttpProblem('malformed-request', what, { errors });
}

const MOST_ON_A_PAGE = 100;
const pagingShape = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, `Write a whole number, 1 to ${MOST_ON_A_PAGE}.`)
    .optional(),
});

/** Which page is asked for; of up to 100 unless the query says otherwise. */
export function readPaging({ rawQueryString }: APIGatewayProxyEventV2): { cursor: string | undefined; limit: number } {
  const query = Object.fromEntries(new URLSearchParams(rawQueryString));
  const { cursor, limit = MOST_ON_A_PAGE } = checked(pagingShape.safeParse(query), 'The query takes cursor and limit.');
  return { cursor, limit: Number(limit) };
}

/**
 * The Idempotency-Key, if present: a string in quotes, as the header's specification has it, or without them. Refuses
 * (400) anything but 1 to 128 printable ASCII characters.
 */
export function readKey({ headers }: APIGatewayProxyEventV2): string | undefined {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === 'idempotency-key')?.[1];
  if (value === undefined) return undefined;
  const quoted = /^"((?:[ !#-[\]-~]|\\["\\])*)"$/.exec(value.trim())?.[1];
  const key = quoted?.replace(/\\(["\\])/g, '$1') ?? value.trim();
  if (!/^[ -~]{1,128}$/.test(key))
    throw new HttpProblem('malformed-request', 'An Idempotency-Key must be 1 to 128 printable ASCII characters.');
  return key;
}
