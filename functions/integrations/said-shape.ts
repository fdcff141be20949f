import * as z from 'zod';
import { runRanges } from '../domain/run/run-fields.ts';
import { runTypes } from '../domain/vocabulary.ts';

/** A number in a query or a form. */
const digits = (description: string, maximum: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'Write a whole number in digits.')
    .transform(Number)
    .optional()
    .meta({ description, examples: ['1'], maximum });

/** What the source of a file says of it. */
export const saidShape = z.strictObject({
  externalId: z.string().min(1).max(200).optional().meta({
    description: "The source's own ID, in place of one from the file. Only if the file holds one activity.",
    minLength: 1,
    maxLength: 200,
  }),
  type: z.enum(runTypes).optional().meta({ description: 'The type of run.' }),
  revision: z
    .string()
    .regex(/^\d{1,19}$/, 'Write a whole number in digits.')
    .optional()
    .meta({
      description: "The source's revision number, as of runs. Without one, a file with other figures is a correction.",
      examples: ['1773144000123456789'],
    }),
  effort: digits('How hard it felt, RPE 0 to 10.', 10),
  note: z.string().optional().meta({ description: 'A note.', maxLength: runRanges.note.max }),
  sport: z.enum(['running']).optional().meta({
    description: 'What it is if the file does not say: otherwise the pace decides, and a run is GUESSED.',
  }),
});
