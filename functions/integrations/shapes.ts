import * as z from 'zod';
import { runRanges } from '../domain/run/run-fields.ts';
import { MAX_RUNS_PER_CALL, type RunInput } from '../domain/run/run-input.ts';
import { duplicateVerdicts } from '../domain/run/run-record.ts';
import { type LogSessionInput, sessionRanges } from '../domain/session/session-input.ts';
import { sessionActivities } from '../domain/session/session.ts';
import { runTypes, surfaces } from '../domain/vocabulary.ts';
import { MAX_SESSIONS_PER_CALL } from '../request/log-sessions.ts';
import { problemKinds } from './problem.ts';

/**
 * Input and output of plain HTTP as zod schemas: they validate requests, and the OpenAPI document is generated from
 * them. A wrong shape refuses the whole call; ranges of values are checked by rules, one by one.
 */

/** An instant. The check refuses what Date cannot represent, such as a leap second, before it is parsed. */
const instant = (description: string) =>
  z.iso
    .datetime({ offset: true, error: 'Write an instant as ISO 8601 with an offset: 2026-03-08T09:05:00-05:00.' })
    .transform((text) => new Date(text).toISOString())
    .meta({ description, examples: ['2026-03-08T09:05:00-05:00'] });

interface NumberRange {
  what: string;
  unit: string;
  whole?: true;
  min: number;
  max: number;
}

/** A number whose range is documented here and checked by the rules. */
const measure = ({ what, whole, min, max, ...range }: NumberRange, unit = range.unit) =>
  z.number().meta({ description: `${what}, in ${unit}.`, minimum: min, maximum: max, ...(whole && { multipleOf: 1 }) });

const note = (maxLength: number) => z.string().nullish().meta({ description: 'A note.', maxLength });

/** What runs and sessions have in common. */
const recorded = {
  externalId: z.string().nullish().meta({
    description: "The source's own ID of it. Posting the same ID again finds what is there. Required for integrations.",
    minLength: 1,
    maxLength: 200,
  }),
  revision: z.number().optional().meta({
    description: "The source's revision number. A later revision replaces an earlier one.",
    minimum: 0,
    multipleOf: 1,
  }),
  startedAt: instant('When it started. At most 15 minutes in the future.'),
  timeZone: z
    .string()
    .nullish()
    .meta({
      description: "The IANA time zone in which it started. Defaults to the athlete's.",
      examples: ['America/Chicago'],
    }),
  effort: measure(runRanges.effort, 'RPE').nullish(),
};

/** Does not compile unless the fields are those of `RunInput`. */
export const runShape = z
  .strictObject({
    ...recorded,
    endedAt: instant('When it ended, including pauses.').nullish(),
    type: z.enum(runTypes).optional().meta({ description: 'The type of run. Defaults to OTHER.' }),
    surface: z.enum(surfaces).nullish().meta({ description: 'The surface.' }),
    distanceMeters: measure(runRanges.distanceMeters),
    durationSeconds: measure(runRanges.durationSeconds),
    elevationGainMeters: measure(runRanges.elevationGainMeters).nullish(),
    temperatureCelsius: measure(runRanges.temperatureCelsius).nullish(),
    averageHeartRateBpm: measure(runRanges.averageHeartRateBpm).nullish(),
    note: note(runRanges.note.max),
  } satisfies Record<keyof RunInput, z.ZodType>)
  .meta({ description: 'A run to record. Unknown fields are rejected, so that a misspelt one is noticed.' });

export const runsShape = z
  .strictObject({ runs: z.array(runShape).min(1).max(MAX_RUNS_PER_CALL) })
  .meta({ description: `1 to ${MAX_RUNS_PER_CALL} runs.` });

/** Does not compile unless the fields are those of `LogSessionInput`. */
export const sessionShape = z
  .strictObject({
    ...recorded,
    activity: z.enum(sessionActivities).meta({
      description:
        'What it was. CROSS_TRAINING is any endurance training but running; STRENGTH does not say which part of the body.',
    }),
    durationSeconds: measure(sessionRanges.durationSeconds),
    distanceMeters: measure(runRanges.distanceMeters).nullish(),
    note: note(2_000),
  } satisfies Record<keyof LogSessionInput, z.ZodType>)
  .meta({ description: 'A session to log: training that is no run. Unknown fields are rejected.' });

export const sessionsShape = z
  .strictObject({ sessions: z.array(sessionShape).min(1).max(MAX_SESSIONS_PER_CALL) })
  .meta({ description: `1 to ${MAX_SESSIONS_PER_CALL} sessions.` });

const found = z.strictObject({
  path: z.array(z.string()).meta({ description: 'Where the error is in the body.' }),
  code: z
    .string()
    .meta({ description: 'The kind of error, for programs: INVALID, OUT_OF_RANGE, TOO_LONG, DELETED, …' }),
  message: z.string().meta({ description: 'What is wrong and what to do about it, for people.' }),
});

const statuses = ['CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED'] as const;

export const resultShape = z.strictObject({
  status: z.enum(statuses).meta({
    description:
      'CREATED: new. UPDATED: replaced by this later revision. UNCHANGED: it existed. REJECTED: not recorded; `errors` says why.',
  }),
  runId: z
    .string()
    .optional()
    .meta({ description: 'The ID of the run, for `node` in GraphQL. Only with the scope sidelined/runs:read.' }),
  sessionId: z
    .string()
    .optional()
    .meta({ description: 'The ID of the session, if it is one. Only with the scope sidelined/runs:read.' }),
  possibleDuplicates: z
    .array(
      z.strictObject({
        runId: z.string().meta({ description: 'The ID of the other recording.' }),
        verdict: z.enum(duplicateVerdicts).optional().meta({
          description: 'What was said of the two. Absent if nothing was: totals count one of those that overlap.',
        }),
      }),
    )
    .optional()
    .meta({
      description:
        'Other recordings that may be of the same run, of those that the caller may see: all that overlap it in time. ' +
        'Absent without the scope sidelined/runs:read, and if there are none.',
    }),
  errors: z.array(found).meta({ description: 'Every error of what is REJECTED; empty otherwise.' }),
});
/** The result of one run or session. */
export type Result = z.infer<typeof resultShape>;

const wordFields = {
  runId: z.string().meta({ description: 'The ID of one recording.' }),
  otherRunId: z.string().meta({ description: 'The ID of the other one.' }),
  verdict: z
    .enum(duplicateVerdicts)
    .meta({ description: 'SAME: totals count the better described one. DIFFERENT: totals count both.' }),
};
export const markShape = z
  .strictObject(wordFields)
  .meta({ description: 'Whether two recordings are of the same run.' });
export const markedShape = z
  .strictObject(wordFields)
  .meta({ description: 'What is now said of the two recordings. Saying it again changes nothing.' });

export const resultsShape = z
  .strictObject({ results: z.array(resultShape) })
  .meta({ description: 'The result for each run or session, in the order of the body.' });

export const problemShape = z
  .strictObject({
    type: z.enum(Object.keys(problemKinds).map((kind) => `urn:sidelined:problem:${kind}`)),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(found).optional(),
    results: z.array(resultShape).optional().meta({ description: 'Each result, if nothing was recorded.' }),
    reference: z.string().optional().meta({ description: 'The reference to report to the operator.' }),
  })
  .meta({ description: 'An error of the call as a whole (RFC 9457).' });

/** What the gateway responds before a call reaches this function. */
export const gatewayShape = z
  .strictObject({ message: z.string() })
  .meta({ description: 'A response of the gateway: no token, insufficient scope, or too many calls at once.' });
