import * as z from 'zod';
import { runRanges, type RunFields } from '../domain/run/run-fields.ts';
import { runTypes, sportSources, surfaces } from '../domain/vocabulary.ts';
import { lapShape, measure } from './shape-parts.ts';
import { revision } from './shapes.ts';

/** What plain HTTP answers of what is stored, as zod schemas: the OpenAPI document and the types are made from them. */

const instant = (description: string) => z.iso.datetime().meta({ description });

const runId = z.string().meta({ description: 'The ID of the run, for `node` in GraphQL.' });

/** Does not compile unless it has the fields of a run as it is posted. */
export const storedRunShape = z
  .strictObject({
    runId,
    externalId: z.string().optional().meta({ description: "The source's own ID of the run." }),
    revision,
    startedAt: instant('When it started.'),
    endedAt: instant('When it ended, including pauses.').optional(),
    timeZone: z.string().meta({ description: 'The IANA time zone in which it started.' }),
    type: z.enum(runTypes).meta({ description: 'The type of run.' }),
    surface: z.enum(surfaces).optional().meta({ description: 'The surface.' }),
    sportSource: z.enum(sportSources).meta({ description: 'GUESSED if the pace alone says that it was a run.' }),
    distanceMeters: measure(runRanges.distanceMeters),
    durationSeconds: measure(runRanges.durationSeconds),
    elevationGainMeters: measure(runRanges.elevationGainMeters).optional(),
    temperatureCelsius: measure(runRanges.temperatureCelsius).optional(),
    averageHeartRateBpm: measure(runRanges.averageHeartRateBpm).optional(),
    effort: measure(runRanges.effort).optional(),
    note: z.string().optional().meta({ description: 'The note.' }),
    laps: z.array(lapShape).optional().meta({ description: 'Its laps. Absent if its source has none.' }),
    recordedAt: instant('When it was first recorded.'),
    updatedAt: instant('When it last changed: by a revision, by the athlete, or by a word on a duplicate.'),
  } satisfies Record<keyof RunFields | 'runId' | 'externalId' | 'revision' | 'recordedAt' | 'updatedAt', z.ZodType>)
  .meta({
    description:
      'A run as it is stored, for who recorded it. Absent are values that it does not have and, for integrations, the surface, ' +
      'temperature, effort and note once the athlete has edited them.',
  });
export type StoredRun = z.infer<typeof storedRunShape>;

export const runChangesShape = z
  .strictObject({
    runs: z.array(storedRunShape).meta({ description: 'Runs that were recorded or changed, as they are now.' }),
    deletedRuns: z
      .array(z.strictObject({ runId, deletedAt: instant('When it was deleted.') }))
      .meta({ description: 'Runs that were deleted, by whomever.' }),
    cursor: z.string().meta({ description: 'Where to go on: at once if `hasMore`, and otherwise at any time later.' }),
    hasMore: z.boolean().meta({ description: 'Whether more has changed already.' }),
  })
  .meta({ description: 'A page of changes, oldest first. A run may come again: it is as it was last told.' });
export type RunChanges = z.infer<typeof runChangesShape>;

export const athletesShape = z
  .strictObject({
    athletes: z.array(z.strictObject({ id: z.string().meta({ description: 'The ID of the athlete.' }) })).meta({
      description: 'Athletes for whom the caller may record runs. A page may hold none, and have more after it.',
    }),
    cursor: z.string().optional().meta({ description: 'Where the next page begins. Absent on the last one.' }),
    hasMore: z.boolean().meta({ description: 'Whether there is a next page.' }),
  })
  .meta({ description: 'A page of athletes.' });
export type AthletePage = z.infer<typeof athletesShape>;
