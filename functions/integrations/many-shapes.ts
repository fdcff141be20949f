import * as z from 'zod';
import { MAX_RUNS_PER_CALL } from '../domain/run/run-input.ts';
import { resultShape, runShape, statuses } from './shapes.ts';

/** Of many athletes: a retry finds each run by its ID at its source, so it has one. */
export const runOfManyShape = runShape
  .extend({
    athleteId: z.string().meta({ description: 'The ID of the athlete who ran.' }),
    externalId: z.string().meta({ description: "The source's own ID of the run.", minLength: 1, maxLength: 200 }),
  })
  .meta({ description: 'A run to record, with its athlete. Unknown fields are rejected.' });

export const runsOfManyShape = z
  .strictObject({ runs: z.array(runOfManyShape).min(1).max(MAX_RUNS_PER_CALL) })
  .meta({ description: `1 to ${MAX_RUNS_PER_CALL} runs, of as many athletes.` });

const manyResultShape = resultShape.extend({
  status: z.enum([...statuses, 'RETRY']).meta({
    description:
      'As for one athlete, and RETRY: it is not known whether the run was recorded, since much is being written about this ' +
      'athlete. Post it again: what was recorded is found by its externalId.',
  }),
});
/** The result of a run among those of many athletes. */
export type ManyResult = z.infer<typeof manyResultShape>;

export const manyResultsShape = z
  .strictObject({ results: z.array(manyResultShape) })
  .meta({ description: 'The result for each run, in the order of the body.' });
