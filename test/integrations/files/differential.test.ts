import { SportsLib } from '@sports-alliance/sports-lib';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8 } from '../../support/activity-files.ts';
import { size } from '../../support/promise.ts';
import { metersOf, secondsOf, type Wandering, written } from '../../support/wander.ts';
import { runOf } from './outcome.ts';

/** Another reader of the same formats, kept by others, says the same of what no device got wrong. */
const RUNS = size(20, 500);

const wandering: fc.Arbitrary<Wandering> = fc.record({
  every: fc.constantFrom(1, 5, 10),
  heartRate: fc.integer({ min: 90, max: 190 }),
  elevation: fc.integer({ min: -10, max: 3_000 }),
  stretches: fc.array(
    fc.record({ heading: fc.integer({ min: 0, max: 359 }), speed: fc.double({ min: 2, max: 4.5, noNaN: true }) }),
    {
      minLength: 10,
      maxLength: 30,
    },
  ),
});

type Event = Awaited<ReturnType<typeof SportsLib.importFromGPX>>;
const readings: Record<keyof typeof written, (of: Wandering) => Promise<[Uint8Array, Event]>> = {
  gpx: async (of) => [utf8(written.gpx(of)), await SportsLib.importFromGPX(written.gpx(of), DOMParser)],
  tcx: async (of) => {
    // It takes the document of a browser; this one has what it reads of it.
    const document = new DOMParser().parseFromString(written.tcx(of), 'application/xml') as unknown as Parameters<
      typeof SportsLib.importFromTCX
    >[0];
    return [utf8(written.tcx(of)), await SportsLib.importFromTCX(document)];
  },
  fit: async (of) => [written.fit(of), await SportsLib.importFromFit(Buffer.from(written.fit(of)))],
};

it.each(Object.keys(readings) as (keyof typeof written)[])(
  `${RUNS} wandering runs are the same to another reader: %s`,
  async (format) => {
    await fc.assert(
      fc.asyncProperty(wandering, async (of) => {
        const [bytes, event] = await readings[format](of);
        const run = await runOf(bytes);
        const other = event.getFirstActivity();
        const meters = Number(other.getDistance().getValue());
        expect(Math.abs(run.distanceMeters - metersOf(of))).toBeLessThanOrEqual(metersOf(of) * 0.01);
        // It rounds each step along positions.
        expect(Math.abs(run.distanceMeters - meters)).toBeLessThanOrEqual(meters * 0.02);
        expect(run.durationSeconds).toBe(Number(other.getDuration().getValue()));
        expect(run.durationSeconds).toBe(secondsOf(of));
        expect(run.averageHeartRateBpm).toBe(other.getStat('Average Heart Rate')?.getValue());
        expect(run.startedAt).toBe(other.startDate.toISOString());
      }),
      { numRuns: RUNS, seed: 7 },
    );
  },
);
