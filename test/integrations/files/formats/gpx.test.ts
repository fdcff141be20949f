import { describe, expect, it } from 'vitest';
import {
  type GpxPoint,
  at,
  gpxDocument,
  gpxFile,
  gpxTrack,
  LAKE,
  northwards,
  utf8,
} from '../../../support/activity-files.ts';
import { refusalOf, runOf, sessionsOf } from '../outcome.ts';

const file = (body: string) => utf8(gpxDocument(body));
const still = (from: number, to: number, every = 5): GpxPoint[] => northwards(0, from, to, every);
/** Points later and further north, continuing where others ended. */
const moved = (points: GpxPoint[], seconds: number): GpxPoint[] =>
  points.map((point) => ({ ...point, seconds: (point.seconds ?? 0) + seconds }));

describe('a run from GPX', () => {
  it('is measured by its points', async () => {
    const points = northwards(3, 0, 1_200).map((point, index) => ({
      ...point,
      elevation: 180 + (index % 2),
      sensors: `<gpxtpx:TrackPointExtension xmlns:gpxtpx="x"><gpxtpx:atemp>${index % 2}</gpxtpx:atemp><gpxtpx:hr>${140 + (index % 2)}</gpxtpx:hr></gpxtpx:TrackPointExtension>`,
    }));
    expect(await runOf(gpxFile([points]))).toEqual({
      externalId: expect.stringMatching(/^gpx:[\w-]{22}$/),
      startedAt: at(0),
      endedAt: at(1_200),
      timeZone: 'America/Chicago',
      distanceMeters: 3_600,
      durationSeconds: 1_200,
      elevationGainMeters: 0,
      temperatureCelsius: 0.5,
      averageHeartRateBpm: 140,
    });
  });

  it('reads heart rate and temperature whatever the prefix, and leaves out a strap without contact', async () => {
    const sensors = ['<ns3:hr>150</ns3:hr>', '<hr>160</hr>', '<a:hr>0</a:hr><a:atemp>7</a:atemp>', '<hr></hr>'];
    const points = northwards(3, 0, 15).map((point, index) => ({ ...point, sensors: sensors[index] ?? '' }));
    expect(await runOf(gpxFile([points]))).toMatchObject({ averageHeartRateBpm: 155, temperatureCelsius: 7 });
  });

  it('reads GPX 1.0, without extensions, and times without a zone as UTC', async () => {
    const point = '<trkpt lat="41" lon="-87"><time>2026-03-08T14:05:00</time></trkpt>';
    const next = '<trkpt lat="41.001" lon="-87"><time>2026-03-08T09:05:30.5-05:00</time></trkpt>';
    const body = `<trk><type>run</type><trkseg>${point}${next}</trkseg></trk>`;
    const bytes = utf8(`<gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0">${body}</gpx>`);
    expect(await runOf(bytes)).toMatchObject({ startedAt: at(0), durationSeconds: 30.5, distanceMeters: 111.2 });
  });

  it.each<[string, number[], number]>([
    ['rises of 5 m and more', [100, 130, 90, 120], 60],
    ['no wavering', [100, 104, 100, 104, 101, 104.9, 100], 0],
    ['what adds up slowly', [100, 102, 104, 106, 108, 110], 10],
  ])('counts as climb %s', async (_, turns, climb) => {
    // Five minutes from one elevation to the next.
    const between = (index: number) => {
      const [from = 0, to = from] = [turns[Math.floor(index / 60)], turns[Math.floor(index / 60) + 1]];
      return from + ((to - from) * (index % 60)) / 60;
    };
    const points = northwards(3, 0, 300 * (turns.length - 1)).map((point, index) => ({
      ...point,
      elevation: between(index),
    }));
    const { elevationGainMeters = NaN } = await runOf(gpxFile([points]));
    expect(Math.abs(elevationGainMeters - climb)).toBeLessThanOrEqual(climb * 0.05);
  });
});

describe('time in motion', () => {
  it.each<[string, GpxPoint[][], { meters: number; seconds: number }]>([
    [
      'leaves out what lies between segments, and the way between them',
      [northwards(3, 0, 600), northwards(3, 900, 1_200)],
      { meters: 2_700, seconds: 900 },
    ],
    [
      'leaves out a gap of more than 60 s without movement',
      [[...northwards(3, 0, 600), ...moved(northwards(3, 600, 1_200), 120)]],
      { meters: 3_600, seconds: 1_200 },
    ],
    [
      'counts a silence of 60 s',
      [[...northwards(3, 0, 600), ...moved(northwards(3, 600, 1_200), 60)]],
      { meters: 3_600, seconds: 1_260 },
    ],
    [
      'counts a gap with movement: a tunnel, or a thinned-out file',
      [northwards(3, 0, 1_200, 120)],
      { meters: 3_600, seconds: 1_200 },
    ],
    [
      'counts standing still while the watch goes on',
      [
        [
          ...northwards(3, 0, 600),
          ...moved(still(0, 120), 600).map((point) => ({
            ...point,
            ...northwards(3, 600, 600)[0],
            seconds: point.seconds,
          })),
        ],
      ],
      { meters: 1_800, seconds: 720 },
    ],
  ])('%s', async (_, segments, { meters, seconds }) => {
    const run = await runOf(gpxFile(segments));
    expect(run.durationSeconds).toBe(seconds);
    expect(run.distanceMeters).toBeCloseTo(meters, 0);
  });

  it('begins where the device knew the time and the place', async () => {
    const early = [{ seconds: 0, latitude: 0, longitude: 0 }, { ...LAKE }];
    const run = await runOf(gpxFile([[...early, ...northwards(3, 100, 400)]]));
    expect(run).toMatchObject({ startedAt: at(100), durationSeconds: 300, timeZone: 'America/Chicago' });
  });
});

describe('whether a track is a run', () => {
  it.each([
    ['running', undefined],
    ['Run', undefined],
    ['9', undefined],
    ['trail_running', 'TRAIL'],
    ['Trail Run', 'TRAIL'],
    ['treadmill_running', 'TREADMILL'],
    ['VirtualRun', 'TREADMILL'],
    ['track_running', 'TRACK'],
    ['street_running', 'ROAD'],
  ])('the type %s says so', async (type, surface) => {
    expect((await runOf(gpxFile([northwards(3, 0, 600)], type))).surface).toBe(surface);
  });

  it('a type speaks louder than speed', async () => {
    expect(await runOf(gpxFile([northwards(9, 0, 15)], 'running'))).toMatchObject({ durationSeconds: 15 });
  });

  const fastMiddle = [
    ...northwards(3, 0, 1_200),
    ...northwards(6.5, 1_205, 1_505).map((point) => ({ ...point, latitude: point.latitude - 0.0379 })),
  ];
  const fastMinute = [
    ...northwards(2.5, 0, 600),
    ...northwards(6.6, 605, 670).map((point) => ({ ...point, latitude: point.latitude - 0.0223 })),
    ...northwards(2.5, 675, 1_200).map((point) => ({ ...point, latitude: point.latitude + 0.0023 })),
  ];
  it.each<[string, GpxPoint[], boolean]>([
    ['a walk', northwards(1.7, 0, 1_200), false],
    ['as slow as a run may be', northwards(1.81, 0, 1_200), true],
    ['as fast as a run may be', northwards(4.39, 0, 1_200), true],
    ['a slow ride', northwards(4.5, 0, 1_200), false],
    ['a ride that is slow on average, but with a minute that no run has', fastMinute, false],
    ['200 metres', northwards(3, 0, 70), true],
    ['less than 200 metres', northwards(3, 0, 65), false],
    ['less than a minute', northwards(4, 0, 55), false],
    ['a ride with a long stop', [...northwards(5.5, 0, 600), ...moved(still(0, 300, 5), 605)], false],
    ['slow on average, but with 5 minutes that no run has', fastMiddle, false],
  ])('without a type: %s', async (_, points, isRun) => {
    expect(await sessionsOf(gpxFile([points], ''))).toEqual([isRun ? expect.objectContaining({}) : 'NOT_A_RUN']);
  });

  it('each track is an activity of its own', async () => {
    const walk = gpxTrack([northwards(1, 0, 600)], 'walking');
    const first = gpxTrack([northwards(3, 3_600, 4_200)]);
    const second = gpxTrack([northwards(3, 7_200, 7_800)]);
    expect(await sessionsOf(file(first + walk + second))).toEqual([
      expect.objectContaining({ startedAt: at(3_600) }),
      'NOT_A_RUN',
      expect.objectContaining({ startedAt: at(7_200) }),
    ]);
  });
});

describe('a GPX file is refused', () => {
  it.each<[string, Uint8Array, string]>([
    ['a route or waypoints', file('<wpt lat="1" lon="2"><time>2026-03-08T14:05:00Z</time></wpt><rte/>'), 'EMPTY'],
    ['more than 100 tracks', file('<trk><type>run</type></trk>'.repeat(101)), 'TOO_LARGE'],
    ['two ways through the same time', gpxFile([northwards(3, 0, 900), northwards(2, 100, 800)]), 'UNREADABLE'],
  ])('for %s', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('and a track without times or without motion is empty', async () => {
    const planned = northwards(3, 0, 600).map(({ latitude, longitude }) => ({ latitude, longitude }));
    expect(await sessionsOf(gpxFile([planned]))).toEqual(['EMPTY']);
    expect(await sessionsOf(gpxFile([still(0, 0)]))).toEqual(['EMPTY']);
    expect(await sessionsOf(gpxFile([]))).toEqual(['EMPTY']);
  });
});
