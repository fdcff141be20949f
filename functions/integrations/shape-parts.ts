import * as z from 'zod';
import { type Lap, lapRanges } from '../domain/run/lap.ts';

/** Parts that shapes are made of. */

/** An instant. The check refuses what Date cannot represent, such as a leap second, before it is parsed. */
export const instant = (description: string) =>
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
export const measure = (
  { what, whole, min, max, ...range }: NumberRange,
  { unit = range.unit, examples }: { unit?: string; examples?: number[] } = {},
) =>
  z.number().meta({
    description: `${what}, in ${unit}.`,
    minimum: min,
    maximum: max,
    ...(whole && { multipleOf: 1 }),
    ...(examples && { examples }),
  });

export const note = (maxLength: number) => z.string().nullish().meta({ description: 'A note.', maxLength });

export const lapShape = z
  .strictObject({
    startedAt: instant('When the lap started. At most 15 minutes in the future.'),
    distanceMeters: measure(lapRanges.distanceMeters),
    durationSeconds: measure(lapRanges.durationSeconds),
    averageHeartRateBpm: measure(lapRanges.averageHeartRateBpm).nullish(),
  } satisfies Record<keyof Lap, z.ZodType>)
  .meta({ description: 'A lap, in the order of time.' });
