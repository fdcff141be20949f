import { describe, expect, it } from 'vitest';
import { type DistanceUnit, distanceIn, loadOf, paceSeconds } from '../../functions/domain/units.ts';

describe('distance', () => {
  it.each<[number, DistanceUnit, number]>([
    [1_609.344, 'MILE', 1],
    [3_218.688, 'MILE', 2],
    [42_195, 'MILE', 26.21876],
    [42_195, 'KILOMETER', 42.195],
    [42_195, 'METER', 42_195],
    [0, 'MILE', 0],
  ])('%f m in %s is %f', (meters, unit, distance) => {
    expect(distanceIn(meters, unit)).toBeCloseTo(distance, 4);
  });
});

describe('pace', () => {
  it.each<[number, number, DistanceUnit, number | undefined]>([
    [5_000, 1_500, 'KILOMETER', 300],
    [1_609.344, 480, 'MILE', 480],
    [8_046.72, 2_400, 'MILE', 480],
    [5_000, 1_500, 'METER', 0.3],
    [0, 1_500, 'KILOMETER', undefined],
  ])('%f m in %i s, per %s: %s', (distanceMeters, durationSeconds, per, pace) => {
    const is = paceSeconds({ distanceMeters, durationSeconds }, per);
    if (pace === undefined) expect(is).toBeUndefined();
    else expect(is).toBeCloseTo(pace, 6);
  });
});

describe('load is effort x minutes', () => {
  it.each<[number | undefined, number, number | undefined]>([
    [3, 1_800, 90],
    [10, 90, 15],
    [0, 3_600, 0],
    [undefined, 3_600, undefined],
  ])('effort %s for %i s: %s', (effort, durationSeconds, load) => {
    expect(loadOf({ durationSeconds, ...(effort !== undefined && { effort }) })).toBe(load);
  });
});
