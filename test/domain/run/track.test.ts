import { describe, expect, it } from 'vitest';
import { MAX_TRACK_POINTS, type TrackPoint, trackOf } from '../../../functions/domain/run/track.ts';

const START = Date.parse('2026-03-08T14:05:00.000Z');
/** A point so many seconds after the start, on the equator: a degree of longitude is 111,195 m. */
const point = (seconds: number, parts: Partial<TrackPoint> = {}): TrackPoint => ({
  at: START + seconds * 1_000,
  place: { latitude: 0, longitude: (seconds * 3) / 111_195 },
  ...parts,
});

describe('The track of a run', () => {
  it('has the same point at each index of its lists', () => {
    const track = trackOf([
      point(0, { heartRate: 120.4, elevation: 180.6 }),
      point(10),
      point(20, { heartRate: 150, elevation: -3 }),
    ]);
    expect(track).toEqual({
      places: [
        [0, 0],
        [0, expect.closeTo(30 / 111_195, 9)],
        [0, expect.closeTo(60 / 111_195, 9)],
      ],
      secondsSinceStart: [0, 10, 20],
      distanceMeters: [0, 30, 60],
      heartRateBpm: [120, null, 150],
      elevationMeters: [181, null, -3],
    });
  });

  it('goes by the distances of the device, if all points have one, and never back', () => {
    expect(
      trackOf([point(0, { meters: 0 }), point(10, { meters: 33 }), point(20, { meters: 32 })])?.distanceMeters,
    ).toEqual([0, 33, 33]);
    expect(trackOf([point(0, { meters: 0 }), point(10), point(20, { meters: 99 })])?.distanceMeters).toEqual([
      0, 30, 60,
    ]);
  });

  it('is in order of time, whatever the order of the file', () => {
    expect(trackOf([point(20), point(0), point(10)])?.secondsSinceStart).toEqual([0, 10, 20]);
  });

  it('leaves out points without a place and what nobody measures', () => {
    const track = trackOf([
      point(0),
      { at: START + 5_000 },
      point(10, { heartRate: 0, elevation: -32_768 }),
      point(15, { place: { latitude: 100, longitude: 0 } }),
      point(20, { at: NaN }),
    ]);
    expect(track).toMatchObject({
      secondsSinceStart: [0, 10],
      heartRateBpm: [null, null],
      elevationMeters: [null, null],
    });
  });

  it.each([
    ['no points', []],
    ['one place', [point(0), { at: START }]],
    [
      'a treadmill',
      [
        { at: START, heartRate: 120 },
        { at: START + 1_000, heartRate: 121 },
      ],
    ],
  ])('there is none of %s', (_, points) => expect(trackOf(points)).toBeUndefined());

  it('is thinned evenly, and keeps its ends and its length', () => {
    const long = trackOf(Array.from({ length: 40_000 }, (_, second) => point(second)));
    expect(long?.secondsSinceStart).toHaveLength(MAX_TRACK_POINTS);
    expect([long?.secondsSinceStart[0], long?.secondsSinceStart.at(-1)]).toEqual([0, 39_999]);
    expect(long?.distanceMeters.at(-1)).toBeCloseTo(39_999 * 3, -2);
    const steps =
      long?.secondsSinceStart.slice(1).map((second, at) => second - (long.secondsSinceStart[at] ?? 0)) ?? [];
    expect(Math.max(...steps)).toBeLessThanOrEqual(9);
  });
});
