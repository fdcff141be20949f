import { describe, expect, it } from 'vitest';
import { LAKE, at, tcxActivity, tcxDocument, tcxFile, tcxPoint, utf8 } from '../../../support/activity-files.ts';
import { refusalOf, runOf, sessionsOf } from '../outcome.ts';

const file = (activities: string) => utf8(tcxDocument(activities));
const lap = { seconds: 0, total: 1_500, meters: 5_000 };

describe('a run from TCX', () => {
  it('is what its laps say, pauses taken out', async () => {
    expect(await runOf(tcxFile())).toEqual({
      externalId: 'tcx:2026-03-08T14:05:00.000Z',
      startedAt: at(0),
      endedAt: at(3_300),
      timeZone: 'America/Chicago',
      distanceMeters: 10_000,
      durationSeconds: 3_000,
      averageHeartRateBpm: 148,
      laps: [
        { startedAt: at(0), distanceMeters: 5_000, durationSeconds: 1_500, averageHeartRateBpm: 140 },
        { startedAt: at(1_800), distanceMeters: 5_000, durationSeconds: 1_500, averageHeartRateBpm: 156 },
      ],
    });
  });

  it('on a treadmill has neither position nor zone', async () => {
    const run = await runOf(tcxFile([{ ...lap, points: tcxPoint(0) + tcxPoint(1_500) }]));
    expect(run).not.toHaveProperty('timeZone');
    expect(run).toMatchObject({ distanceMeters: 5_000, durationSeconds: 1_500 });
  });

  it('without points, distance, heart rate or id is what is left', async () => {
    expect(await runOf(file(tcxActivity([{ seconds: 0, total: 600 }], 'Running', '')))).toEqual({
      externalId: expect.stringMatching(/^tcx:[\w-]{22}$/),
      startedAt: at(0),
      endedAt: at(600),
      distanceMeters: 0,
      durationSeconds: 600,
      laps: [{ startedAt: at(0), distanceMeters: 0, durationSeconds: 600 }],
    });
  });

  it('leaves out laps that start more than a week after the first', async () => {
    const first = { seconds: 0, total: 1_500, meters: 5_000 };
    const run = await runOf(tcxFile([first, { ...first, seconds: 1_800 }, { ...first, seconds: 8 * 86_400 }]));
    expect(run).toMatchObject({ laps: [{ startedAt: at(0) }, { startedAt: at(1_800) }] });
  });

  it('weighs heart rates by the time of their laps, of those that have one', async () => {
    const laps = [
      { seconds: 0, total: 900, heartRate: 140 },
      { seconds: 900, total: 300, heartRate: 160 },
      { seconds: 1_200, total: 600 },
    ];
    expect((await runOf(tcxFile(laps))).averageHeartRateBpm).toBe(145);
  });

  it('climbs as its points do, and ends with the last of them', async () => {
    const rising = Array.from({ length: 41 }, (_, tenth) =>
      tcxPoint(10 * tenth, tenth === 0 ? { latitude: 0, longitude: 0 } : LAKE, 100 + tenth / 2),
    );
    const run = await runOf(tcxFile([{ ...lap, points: rising.join('') + tcxPoint(1_600, LAKE, 110) }]));
    expect(run).toMatchObject({ endedAt: at(1_600), timeZone: 'America/Chicago' });
    expect(run.elevationGainMeters).toBeCloseTo(20, -1);
  });
});

describe('which activities of a TCX file are runs', () => {
  it.each(['Other', 'Parkour', ''])('of the sport “%s”, none', async (sport) => {
    expect(await sessionsOf(tcxFile([lap], sport))).toEqual(['NOT_A_RUN']);
  });

  it('without laps, or time in them, it is empty', async () => {
    expect(await sessionsOf(file(tcxActivity([], 'Running', at(0))))).toEqual(['EMPTY']);
    expect(await sessionsOf(tcxFile([{ ...lap, total: 0 }]))).toEqual(['EMPTY']);
  });
});

describe('a TCX file is refused', () => {
  const course =
    '<TrainingCenterDatabase><Courses><Course><Name>Lake</Name></Course></Courses></TrainingCenterDatabase>';
  const laps = (count: number) => Array.from({ length: count }, (_, index) => ({ seconds: index, total: 1 }));

  it.each<[string, Uint8Array, string]>([
    ['a course', utf8(course), 'EMPTY'],
    ['more than 5,000 laps', tcxFile(laps(5_001)), 'TOO_LARGE'],
  ])('for %s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });
});
