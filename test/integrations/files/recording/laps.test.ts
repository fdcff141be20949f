import { expect, it } from 'vitest';
import { lapRanges, MAX_LAPS } from '../../../../functions/domain/run/lap.ts';
import { lapsOf, type MeasuredLap } from '../../../../functions/integrations/files/recording/laps.ts';

const longest: MeasuredLap = {
  at: Date.parse('2026-03-08T14:05:00.000Z'),
  meters: lapRanges.distanceMeters.max,
  seconds: lapRanges.durationSeconds.max,
  isShort: false,
};
const kept = (laps: readonly MeasuredLap[]) => lapsOf(laps, new Map()).length;

it('of a file, as many laps are kept as a run may have, each as far and as long as one may be', () => {
  const further = { ...longest, meters: longest.meters + 1 };
  const longer = { ...longest, seconds: longest.seconds + 1 };
  expect(kept([longest, further, longer])).toBe(1);
  const most = Array.from({ length: MAX_LAPS }, () => longest);
  expect([kept(most), kept([...most, longest])]).toEqual([MAX_LAPS, 0]);
});
