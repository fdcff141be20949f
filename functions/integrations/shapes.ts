import * as z from 'zod';
import { MAX_LAPS } from '../domain/run/lap.ts';
import { runRanges } from '../domain/run/run-fields.ts';
import { MAX_RUNS_PER_CALL, type RunInput } from '../domain/run/run-input.ts';
import { duplicateVerdicts } from '../domain/run/run-record.ts';
import { type LogSessionInput, sessionRanges } from '../domain/session/session-input.ts';
import { sessionActivities } from '../domain/session/session.ts';
import { runTypes, sportSources, surfaces } from '../domain/vocabulary.ts';
import { warningCodes } from './files/warnings.ts';
import { MAX_SESSIONS_PER_CALL } from '../request/log-sessions.ts';
import { problemKinds } from './problem.ts';
import { instant, lapShape, measure, note } from './shape-parts.ts';

/**
 * Input and output of plain HTTP as zod schemas: they validate requests, and the OpenAPI document is generated from
 * them. A wrong shape refuses the whole call; ranges of values are checked by rules, one by one.
 */

/** 64 bits. JSON that is read as numbers loses digits beyond 2^53: `parse` in request.ts passes them on as they are written. */
export const revision = z
  .union([
    z.number().meta({ type: 'integer', format: 'int64', minimum: 0 }),
    z.string().meta({ pattern: '^[0-9]{1,19}$', examples: ['1773144000123456789'] }),
  ])
  .meta({
    description:
      "The source's revision number, 0 to 9223372036854775807, as an integer or as digits in a string. A later revision replaces an earlier one.",
  });

/** What runs and sessions have in common. */
const recorded = {
  externalId: z
    .string()
    .nullish()
    .meta({
      description:
        "The source's own ID of it. Posting the same ID again finds what is there. Required for integrations.",
      examples: ['run-8471'],
      minLength: 1,
      maxLength: 200,
    }),
  revision: revision.optional(),
  startedAt: instant('When it started. At most 15 minutes in the future.'),
  timeZone: z
    .string()
    .nullish()
    .meta({
      description: "The IANA time zone in which it started. Defaults to the athlete's.",
      examples: ['America/Chicago'],
    }),
  effort: measure(runRanges.effort, { unit: 'RPE' }).nullish(),
};

/** Does not compile unless the fields are those of `RunInput`. */
export const runShape = z
  .strictObject({
    ...recorded,
    endedAt: instant('When it ended, including pauses.').nullish(),
    type: z.enum(runTypes).optional().meta({ description: 'The type of run. Defaults to OTHER.' }),
    surface: z.enum(surfaces).nullish().meta({ description: 'The surface.' }),
    sportSource: z.enum(sportSources).nullish().meta({
      description:
        'GUESSED if the pace alone says that it was a run: until somebody states it, it breaks no instruction. Defaults to STATED.',
    }),
    distanceMeters: measure(runRanges.distanceMeters, { examples: [6437.4] }),
    durationSeconds: measure(runRanges.durationSeconds, { examples: [2310] }),
    elevationGainMeters: measure(runRanges.elevationGainMeters).nullish(),
    temperatureCelsius: measure(runRanges.temperatureCelsius).nullish(),
    averageHeartRateBpm: measure(runRanges.averageHeartRateBpm, {
      unit: 'beats per minute; decimals are rounded to whole beats',
    }).nullish(),
    note: note(runRanges.note.max),
    laps: z
      .array(lapShape)
      .max(MAX_LAPS)
      .nullish()
      .meta({ description: `Its laps, at most ${MAX_LAPS}.` }),
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

export const statuses = ['CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED'] as const;

export const resultShape = z.strictObject({
  status: z.enum(statuses).meta({
    description:
      'CREATED: new. UPDATED: replaced by this later revision, or corrected file. UNCHANGED: it existed. REJECTED: not recorded; `errors` says why.',
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
  warnings: z
    .array(
      z.strictObject({
        code: z.enum(warningCodes).meta({ description: 'What was left out or assumed, for programs.' }),
        message: z.string().meta({ description: 'What was left out or assumed, for people.' }),
      }),
    )
    .optional()
    .meta({
      description:
        'Of an activity of a file: what was left out of it, or assumed. It is recorded all the same. Empty if it was read whole.',
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
