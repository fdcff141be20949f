import * as z from 'zod';
import { runRanges } from '../domain/run/run-fields.ts';
import { MAX_RUNS_PER_CALL, type RunInput } from '../domain/run/run-input.ts';
import { runTypes, surfaces } from '../domain/vocabulary.ts';
import { problemKinds } from './problem.ts';

/**
 * What goes in and comes out over plain HTTP, as zod has it: requests are read by it, and the OpenAPI document is made of
 * it. A shape is wrong for the whole call; whether a value is in its range is a rule's to say, run by run.
 */

/** What is a date can be read: a leap second or the year 0 goes no further than the rule that refuses it. */
const instant = (description: string) =>
  z.iso
    .datetime({ offset: true, error: 'Write an instant as ISO 8601 with an offset: 2026-03-08T09:05:00-05:00.' })
    .transform((text) => new Date(text).toISOString())
    .meta({ description, examples: ['2026-03-08T09:05:00-05:00'] });

type NumberRange = (typeof runRanges)[Exclude<keyof typeof runRanges, 'note'>];

/** A number whose range the document says, and the rules judge. */
const measure = ({ what, min, max, ...range }: NumberRange, unit: string = range.unit) => {
  const whole = 'whole' in range && { multipleOf: 1 };
  return z.number().meta({ description: `${what}, in ${unit}.`, minimum: min, maximum: max, ...whole });
};

/** The fields are those of `RunInput`, or this does not compile. */
export const runShape = z
  .strictObject({
    externalId: z.string().nullish().meta({
      description:
        "The source's own id of the run: posted again, it finds the run that is there. Integrations need it.",
      minLength: 1,
      maxLength: 200,
    }),
    revision: z
      .number()
      .optional()
      .meta({ description: "The source's revision. A later one replaces an earlier one.", minimum: 0, multipleOf: 1 }),
    startedAt: instant('When it started; at most 15 minutes in the future.'),
    endedAt: instant('When it ended, pauses counted.').nullish(),
    timeZone: z
      .string()
      .nullish()
      .meta({
        description: "The IANA zone where it started; the athlete's, if left out.",
        examples: ['America/Chicago'],
      }),
    type: z.enum(runTypes).optional().meta({ description: 'What kind of run it was; OTHER, if left out.' }),
    surface: z.enum(surfaces).nullish().meta({ description: 'What she ran on.' }),
    distanceMeters: measure(runRanges.distanceMeters),
    durationSeconds: measure(runRanges.durationSeconds),
    elevationGainMeters: measure(runRanges.elevationGainMeters).nullish(),
    temperatureCelsius: measure(runRanges.temperatureCelsius).nullish(),
    averageHeartRateBpm: measure(runRanges.averageHeartRateBpm).nullish(),
    effort: measure(runRanges.effort, 'RPE').nullish(),
    note: z.string().nullish().meta({ description: 'What the source says about it.', maxLength: runRanges.note.max }),
  } satisfies Record<keyof RunInput, z.ZodType>)
  .meta({ description: 'A run to record. Unknown fields are refused, so that a misspelt one shows.' });

export const batchShape = z
  .strictObject({ runs: z.array(runShape).min(1).max(MAX_RUNS_PER_CALL) })
  .meta({ description: `1 to ${MAX_RUNS_PER_CALL} runs.` });

const found = z.strictObject({
  path: z.array(z.string()).meta({ description: 'Where it is, from the beginning of the body.' }),
  code: z.string().meta({ description: 'What it is, for programs: INVALID, OUT_OF_RANGE, TOO_LONG, DELETED, …' }),
  message: z.string().meta({ description: 'What it is and what to do about it, for people.' }),
});

const statuses = ['CREATED', 'UPDATED', 'UNCHANGED', 'REJECTED'] as const;

const resultShape = z.strictObject({
  status: z.enum(statuses).meta({
    description: 'New; replaced by this later revision; there already; or not recorded, and `errors` says why.',
  }),
  runId: z
    .string()
    .optional()
    .meta({ description: 'The id of the run, for `node` in GraphQL. With the scope sidelined/runs:read.' }),
  errors: z.array(found).meta({ description: 'Every problem with a run that was REJECTED; empty otherwise.' }),
});
/** What became of one run. */
export type Result = z.infer<typeof resultShape>;

export const resultsShape = z
  .strictObject({ results: z.array(resultShape) })
  .meta({ description: 'What became of each run, in the order of the body.' });

export const problemShape = z
  .strictObject({
    type: z.enum(Object.keys(problemKinds).map((kind) => `urn:sidelined:problem:${kind}`)),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(found).optional(),
    results: z.array(resultShape).optional().meta({ description: 'Where no run was recorded: why, for each.' }),
    reference: z.string().optional().meta({ description: 'What to name when you report it.' }),
  })
  .meta({ description: 'What is wrong with the call as a whole (RFC 9457).' });

/** What the gateway says before a call reaches this function. */
export const gatewayShape = z
  .strictObject({ message: z.string() })
  .meta({ description: "The gateway's own words: no token, none of the scopes, too much at once." });
