import type { Limits } from '../../domain/instruction/rule-limits.ts';
import { type DistanceUnit, optionalDistanceIn } from '../../domain/units.ts';

type InUnit = (limits: Limits, args: { unit: DistanceUnit }) => number | undefined;

/** The distances among limits, in a unit to show them in: those of a rule, and those of what an athlete may do. */
export const limitsInUnits: { maxDistance: InUnit; maxDistancePerWeek: InUnit } = {
  maxDistance: ({ maxDistanceMeters }, { unit }) => optionalDistanceIn(maxDistanceMeters, unit),
  maxDistancePerWeek: ({ maxDistanceMetersPerWeek }, { unit }) => optionalDistanceIn(maxDistanceMetersPerWeek, unit),
};
