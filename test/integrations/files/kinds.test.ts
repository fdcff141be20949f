import { describe, expect, it } from 'vitest';
import type { FileRun } from '../../../functions/integrations/files/read-file.ts';
import { checksum, type FitMessage, START, utf8 } from '../../support/activity-files.ts';
import {
  aRecording,
  fitLapOf,
  fitOf,
  fitRecords,
  fitSessionOf,
  gpxOf,
  gpxPoints,
  gpxText,
  instant,
  metersAt,
  tcxPoints,
  tcxText,
} from '../../support/recordings.ts';
import { kindsOf, refusalOf, runOf, sessionsOf, warningsOf } from './outcome.ts';

/** What real files were refused for, or recorded wrongly: each row is one of a kind. */
const DISTANCE = metersAt(180, aRecording);
const whole = { distanceMeters: DISTANCE, durationSeconds: 1_800, averageHeartRateBpm: 150, startedAt: instant(0) };
type Case = [what: string, bytes: Uint8Array, run: Partial<FileRun>, warnings: string[]];

const gpx = gpxPoints();
const tcx = tcxPoints();
/** Some of the points changed. */
const some = (points: readonly string[], change: (point: string) => string, places = [5, 70, 120]): string[] =>
  points.map((point, place) => (places.includes(place) ? change(point) : point));
const every = (points: readonly string[], change: (point: string) => string): string[] => points.map(change);
const swapped = (points: readonly string[], one: number, other: number): string[] =>
  points.map((point, place) => (place === one ? (points[other] ?? '') : place === other ? (points[one] ?? '') : point));

/** Within one part in a hundred of every measure that is expected. */
async function expectRun(bytes: Uint8Array, expected: Partial<FileRun>): Promise<void> {
  const run = await runOf(bytes);
  const { distanceMeters = run.distanceMeters, ...others } = expected;
  expect(run).toMatchObject(others);
  expect(Math.abs(run.distanceMeters - distanceMeters)).toBeLessThanOrEqual(distanceMeters / 100);
}

describe('a side value that cannot be read costs that value, never the run', () => {
  it.each<Case>([
    ...['--', 'NaN', 'n/a', '12', '0x96', '-150', '999'].map((bpm): Case => [
      `a heart rate of ${bpm}`,
      gpxOf(some(gpx, (point) => point.replace('>150<', `>${bpm}<`))),
      whole,
      ['HEART_RATE_IGNORED'],
    ]),
    [
      'a heart rate of 255 in each point',
      gpxOf(every(gpx, (point) => point.replace('>150<', '>255<'))),
      {},
      ['HEART_RATE_IGNORED'],
    ],
    ...['180,5', 'unknown', '-32768', '-9999', '99999'].map((elevation): Case => [
      `an elevation of ${elevation}`,
      gpxOf(some(gpx, (point) => point.replace('<ele>180<', `<ele>${elevation}<`))),
      { ...whole, elevationGainMeters: 0 },
      ['ELEVATION_IGNORED'],
    ]),
    [
      'a step of 200 metres in height',
      gpxOf(some(gpx, (point) => point.replace('<ele>180<', '<ele>380<'))),
      { ...whole, elevationGainMeters: 0 },
      ['ELEVATION_IGNORED'],
    ],
    [
      'a point without a longitude',
      gpxOf(some(gpx, (point) => point.replace(/ lon="[^"]+"/, ''))),
      whole,
      ['POSITION_IGNORED'],
    ],
    [
      'a point at latitude 100',
      gpxOf(some(gpx, (point) => point.replace('lat="41', 'lat="100'))),
      whole,
      ['POSITION_IGNORED'],
    ],
    [
      'a point in words',
      gpxOf(some(gpx, (point) => point.replace(/lat="[^"]+"/, 'lat="north"'))),
      whole,
      ['POSITION_IGNORED'],
    ],
    [
      'a point in another country',
      gpxOf(some(gpx, (point) => point.replace('lat="41', 'lat="51'))),
      whole,
      ['POSITION_IGNORED'],
    ],
    ['positions with a comma', gpxOf(every(gpx, (point) => point.replace('lat="41.', 'lat="41,'))), whole, []],
    ['a point in 2043', gpxOf(some(gpx, (point) => point.replace('2026-', '2043-'), [1])), whole, ['TIME_IGNORED']],
    ['a point in 1970', gpxOf(some(gpx, (point) => point.replace('2026-', '1970-'), [90])), whole, ['TIME_IGNORED']],
    [
      'a point on the 30th of February',
      gpxOf(some(gpx, (point) => point.replace('03-08T', '02-30T'))),
      whole,
      ['TIME_IGNORED'],
    ],
    ['the first two points swapped', gpxOf(swapped(gpx, 0, 1)), { averageHeartRateBpm: 150 }, ['TIME_IGNORED']],
    ['two points in the middle swapped', gpxOf(swapped(gpx, 80, 81)), whole, ['TIME_IGNORED']],
    [
      'every second point late',
      gpxOf(gpx.map((_, place) => gpx[place ^ 1] ?? gpx[place] ?? '')),
      { averageHeartRateBpm: 150 },
      [],
    ],
    ['the newest point first', gpxOf(gpx.toReversed()), { averageHeartRateBpm: 150 }, []],
    [
      'times with an offset without a colon',
      gpxOf(every(gpx, (point) => point.replace('Z</time>', '+0000</time>'))),
      whole,
      [],
    ],
    [
      'a heart rate under another name',
      gpxOf(every(gpx, (point) => point.replaceAll('gpxtpx:hr', 'heartrate'))),
      whole,
      [],
    ],
    [
      'TCX: a heart rate of 255',
      utf8(tcxText(every(tcx, (point) => point.replace('>150<', '>255<'))).replace('<Value>150<', '<Value>255<')),
      {},
      ['HEART_RATE_IGNORED'],
    ],
    ['TCX: an average of 12', utf8(tcxText().replace('<Value>150<', '<Value>12<')), whole, ['HEART_RATE_IGNORED']],
    [
      'TCX: an altitude in words',
      utf8(tcxText(some(tcx, (point) => point.replace('>180<', '>high<')))),
      whole,
      ['ELEVATION_IGNORED'],
    ],
    ['TCX: a numeric id', utf8(tcxText(tcx, { id: '712345' })), whole, ['ID_IGNORED']],
    ['TCX: no id', utf8(tcxText().replace(/<Id>.*<\/Id>/, '')), whole, []],
    ['TCX: times without a zone', utf8(tcxText().replaceAll('Z<', '<').replaceAll('Z"', '"')), whole, ['ZONE_ASSUMED']],
    ['TCX: a lap without a start', utf8(tcxText().replace(/ StartTime="[^"]+"/, '')), whole, ['TIME_IGNORED']],
    [
      'TCX: a distance of the lap in words',
      utf8(
        tcxText().replace(
          /<DistanceMeters>\d+\.\d<\/DistanceMeters><Average/,
          '<DistanceMeters>far</DistanceMeters><Average',
        ),
      ),
      whole,
      ['DISTANCE_FROM_TRACK', 'DISTANCE_IGNORED'],
    ],
    [
      'TCX: a distance of the lap that nothing bears out',
      utf8(tcxText().replace(`>${DISTANCE.toFixed(1)}<`, '>95040.0<')),
      whole,
      ['DISTANCE_FROM_TRACK', 'DISTANCE_IGNORED'],
    ],
    ['FIT: an effort of 200', fitOf(...fitRecords(), fitSessionOf({ workoutRpe: 200 })), whole, ['EFFORT_IGNORED']],
    [
      'FIT: bytes behind it',
      Buffer.concat([fitOf(...fitRecords(), fitSessionOf()), Buffer.alloc(256)]),
      whole,
      ['TRAILING_DATA'],
    ],
    [
      'FIT: a position beyond the pole',
      fitOf(...fitRecords(), fitSessionOf({ startPositionLat: 2 ** 31 - 2, startPositionLong: 1 })),
      whole,
      ['POSITION_IGNORED'],
    ],
  ])('%s', async (_, bytes, expected, warnings) => {
    await expectRun(bytes, expected);
    expect(await warningsOf(bytes)).toEqual(warnings);
  });

  it.each([
    'Outdoor run',
    'RUNNING',
    'Laufen',
    'obstacle_run',
    'Course à pied',
    'Trail Running',
    'Hardlopen',
    '跑步',
    'Бег',
    'trailRunning',
    'Half-Marathon',
  ])('the sport “%s” is running', async (type) => {
    expect(await kindsOf(gpxOf(gpx, type))).toEqual(['RUN']);
    expect((await runOf(gpxOf(gpx, type))).sportSource).toBeUndefined();
    expect(await kindsOf(utf8(tcxText(tcx, { sport: type })))).toEqual(['RUN']);
  });
});

describe('a FIT file that the profile allows is read', () => {
  /** A FIT file of raw bytes, with its header and checksum. */
  const raw = (...parts: number[][]): Uint8Array => {
    const data = parts.flat();
    const file = Buffer.alloc(14 + data.length + 2);
    file.set([14, 0x20, 0, 0]);
    file.writeUInt32LE(data.length, 4);
    file.write('.FIT', 8, 'latin1');
    file.set(data, 14);
    file.writeUInt16LE(checksum(file.subarray(0, -2)), file.length - 2);
    return file;
  };
  const u32 = (value: number) => [...new Uint8Array(Uint32Array.of(value).buffer)];
  const u16 = (value: number) => [...new Uint8Array(Uint16Array.of(value).buffer)];
  const fitTime = (seconds: number) => u32((START - Date.UTC(1989, 11, 31)) / 1_000 + seconds);
  const define = (local: number, message: number, ...fields: [number, number, number][]) => [
    0x40 | local,
    0,
    0,
    ...u16(message),
    fields.length,
    ...fields.flat(),
  ];
  const head = [...define(0, 0, [0, 1, 0x00], [3, 4, 0x8c], [4, 4, 0x86]), 0, 4, ...u32(77), ...fitTime(0)];
  const session = [
    ...define(1, 18, [253, 4, 0x86], [2, 4, 0x86], [7, 4, 0x86], [8, 4, 0x86], [9, 4, 0x86], [5, 1, 0x00]),
    1,
    ...fitTime(1_800),
    ...fitTime(0),
    ...u32(1_800_000),
    ...u32(1_800_000),
    ...u32(DISTANCE * 100),
    1,
  ];

  it('with compressed timestamps', async () => {
    const records = [
      ...define(2, 20, [253, 4, 0x86], [3, 1, 0x02]),
      2,
      ...fitTime(0),
      150,
      ...define(3, 20, [3, 1, 0x02]),
      // 0x80: compressed; the local message in two bits; five bits of seconds.
      ...Array.from({ length: 20 }, (_, second) => [
        0x80 | (3 << 5) | ((new Date(START).getTime() / 1_000 - Date.UTC(1989, 11, 31) / 1_000 + second + 1) & 31),
        150,
      ]).flat(),
    ];
    expect(await runOf(raw(head, records, session))).toMatchObject({
      distanceMeters: DISTANCE,
      averageHeartRateBpm: 150,
    });
  });

  it('with the fields cycles and total_cycles in one record', async () => {
    const records = [
      ...define(2, 20, [253, 4, 0x86], [18, 1, 0x02], [19, 4, 0x86], [3, 1, 0x02]),
      2,
      ...fitTime(0),
      3,
      ...u32(180),
      140,
    ];
    expect(await runOf(raw(head, records, session))).toMatchObject({
      distanceMeters: DISTANCE,
      averageHeartRateBpm: 140,
    });
  });

  it('with a field twice in a definition', async () => {
    const records = [...define(2, 20, [253, 4, 0x86], [3, 1, 0x02], [3, 1, 0x02]), 2, ...fitTime(0), 140, 140];
    expect(await runOf(raw(head, records, session))).toMatchObject({
      distanceMeters: DISTANCE,
      averageHeartRateBpm: 140,
    });
  });

  it('with the distance of a session that was corrected', async () => {
    expect((await runOf(fitOf(...fitRecords(), fitSessionOf({ totalDistance: 4_600 })))).distanceMeters).toBe(4_600);
  });

  it.each<[string, Uint8Array, string[]]>([
    ['without a session, from its laps', fitOf(['SPORT', { sport: 'running' }], ...fitRecords(), fitLapOf()), []],
    [
      'without session and laps, from its records',
      fitOf(['SPORT', { sport: 'running' }], ...fitRecords()),
      ['DISTANCE_FROM_TRACK'],
    ],
    ['without session, laps and sport, as a guess', fitOf(...fitRecords()), ['DISTANCE_FROM_TRACK', 'SPORT_GUESSED']],
    [
      'without timer time, by the elapsed time',
      fitOf(...fitRecords(), fitSessionOf({ totalTimerTime: undefined })),
      ['DURATION_ELAPSED'],
    ],
    [
      'without a distance of the session',
      fitOf(...fitRecords(), fitSessionOf({ totalDistance: undefined })),
      ['DISTANCE_FROM_TRACK'],
    ],
    ['with a distance of 0 of the session', fitOf(...fitRecords(), fitLapOf(), fitSessionOf({ totalDistance: 0 })), []],
    ['without a heart rate of the session', fitOf(...fitRecords(), fitSessionOf({ avgHeartRate: undefined })), []],
    [
      'of a sport that the device names elsewhere',
      fitOf(['SPORT', { sport: 'running' }], ...fitRecords(), fitSessionOf({ sport: 'generic' })),
      [],
    ],
  ])('%s', async (_, bytes, warnings) => {
    await expectRun(bytes, whole);
    expect(await warningsOf(bytes)).toEqual(warnings);
  });

  it('on a treadmill, in the zone of the device', async () => {
    const local = new Date(START + 9 * 3_600_000);
    const indoors = fitRecords().map(([name, { positionLat: _north, positionLong: _east, ...fields }]): FitMessage => [
      name,
      fields,
    ]);
    const localTimestamp = (local.getTime() - Date.UTC(1989, 11, 31)) / 1_000;
    const activity: FitMessage = ['ACTIVITY', { timestamp: new Date(START), localTimestamp }];
    const bytes = fitOf(...indoors, fitSessionOf(), activity);
    expect(await runOf(bytes)).toMatchObject({ timeZone: 'Etc/GMT-9', distanceMeters: DISTANCE });
  });
});

describe('no zero that is not zero', () => {
  const lap = /<DistanceMeters>\d+\.\d<\/DistanceMeters><Average/;
  it.each<[string, Uint8Array]>([
    ['TCX: a lap without a distance', utf8(tcxText().replace(lap, '<Average'))],
    ['TCX: a lap with a distance of 0', utf8(tcxText().replace(lap, '<DistanceMeters>0</DistanceMeters><Average'))],
    [
      'TCX: neither laps nor points have one: along the positions',
      utf8(
        tcxText(every(tcx, (point) => point.replace(/<DistanceMeters>.*<\/DistanceMeters>/, ''))).replace(
          lap,
          '<Average',
        ),
      ),
    ],
    ['TCX: a lap without a time', utf8(tcxText().replace(/<TotalTimeSeconds>\d+<\/TotalTimeSeconds>/, ''))],
    ['TCX: a lap without a heart rate', utf8(tcxText().replace(/<AverageHeartRateBpm>.*?<\/AverageHeartRateBpm>/, ''))],
  ])('%s', async (_, bytes) => {
    await expectRun(bytes, whole);
  });

  it('where laps end before the points, the points count', async () => {
    const short = tcxText()
      .replace('<TotalTimeSeconds>1800<', '<TotalTimeSeconds>900<')
      .replace(lap, `<DistanceMeters>${DISTANCE / 2}</DistanceMeters><Average`);
    await expectRun(utf8(short), whole);
    expect(await warningsOf(utf8(short))).toEqual(['LAPS_INCOMPLETE']);
  });

  it('without any distance, that is said', async () => {
    const nowhere = fitRecords().map(([name, { timestamp, heartRate }]): FitMessage => [
      name,
      { timestamp, heartRate },
    ]);
    const bytes = fitOf(...nowhere, fitSessionOf({ totalDistance: undefined }));
    expect((await runOf(bytes)).distanceMeters).toBe(0);
    expect(await warningsOf(bytes)).toEqual(['DISTANCE_MISSING']);
  });

  it('what was driven in a gap does not count', async () => {
    const away = gpxPoints({ ...aRecording, steps: 60 });
    const later = gpxPoints({ ...aRecording, steps: 180 })
      .slice(120)
      .map((point) => point.replace('lat="41.', 'lat="42.'));
    const bytes = gpxOf([...away, ...later]);
    await expectRun(bytes, { distanceMeters: DISTANCE * (2 / 3), durationSeconds: 1_200 });
    expect(await warningsOf(bytes)).toEqual(['GAP_LEFT_OUT']);
  });
});

describe('no ride becomes a run', () => {
  const at = (speed: number, steps = 180) => gpxPoints({ steps, speed, heartRate: 130 });

  it.each<[string, Uint8Array, string]>([
    ['an untyped ride', gpxOf(at(4.5), ''), 'NOT_A_RUN'],
    ['an untyped ride that calls itself unknown', gpxOf(at(6), 'unknown'), 'NOT_A_RUN'],
    ['an untyped walk', gpxOf(at(1.4), ''), 'NOT_A_RUN'],
    ['three seconds', gpxOf(at(2.4, 1), ''), 'NOT_A_RUN'],
    ['a ski tour', gpxOf(at(2.5), 'Backcountry Ski'), 'CROSS_TRAINING'],
    ['a ride by its name in Spanish', gpxOf(at(2.5), 'Ciclismo'), 'CROSS_TRAINING'],
    ['TCX: anything else', utf8(tcxText(tcx, { sport: 'Other' })), 'NOT_A_RUN'],
    ['FIT: a ride', fitOf(...fitRecords(), fitSessionOf({ sport: 'cycling' })), 'CROSS_TRAINING'],
    [
      'FIT: a walk on a treadmill',
      fitOf(...fitRecords(), fitSessionOf({ sport: 'walking', subSport: 'treadmill' })),
      'NOT_A_RUN',
    ],
  ])('%s', async (_, bytes, kind) => {
    expect(await kindsOf(bytes)).toEqual([kind]);
  });

  it.each(['2010-01-01T00:00:00', '1999-06-01T10:00:00', '2026-05-04T00:00:00'])(
    'a plan that begins at %s',
    async (start) => {
      const from = Date.parse(`${start}Z`) - START;
      const plan = gpx.map((point) =>
        point
          .replace(/<ele>.*<\/ele>/, '')
          .replace(/<extensions>.*<\/extensions>/, '')
          .replace(
            /<time>(.*)<\/time>/,
            (_, time: string) => `<time>${new Date(Date.parse(time) + from).toISOString()}</time>`,
          ),
      );
      expect(await kindsOf(gpxOf(plan, ''))).toEqual(['NOT_A_RUN']);
      expect(await kindsOf(gpxOf(plan, 'running'))).toEqual(['RUN']);
    },
  );

  it('a guess is marked as one', async () => {
    const untyped = gpxOf(gpx, '');
    expect(await runOf(untyped)).toMatchObject({
      ...whole,
      distanceMeters: expect.closeTo(DISTANCE, -1),
      sportSource: 'GUESSED',
    });
    expect(await warningsOf(untyped)).toEqual(['SPORT_GUESSED']);
  });
});

describe('one run once', () => {
  it('a track for each lap is one run', async () => {
    const [first, second] = [gpx.slice(0, 91), gpx.slice(91)].map(
      (points) => /<trk>.*<\/trk>/s.exec(gpxText(points))?.[0] ?? '',
    );
    const bytes = utf8(gpxText([]).replace(/<trk>.*<\/trk>/s, `${first}${second}`));
    await expectRun(bytes, { ...whole, durationSeconds: 1_790 });
    expect(await warningsOf(bytes)).toEqual(['TRACKS_JOINED']);
  });

  it('tracks with a quarter of an hour between them are two', async () => {
    const [first, second] = [gpx.slice(0, 41), gpx.slice(140)].map(
      (points) => /<trk>.*<\/trk>/s.exec(gpxText(points))?.[0] ?? '',
    );
    expect(await kindsOf(utf8(gpxText([]).replace(/<trk>.*<\/trk>/s, `${first}${second}`)))).toEqual(['RUN', 'RUN']);
  });

  it('segments that repeat what was before count once', async () => {
    const segments = [gpx.slice(0, 61), gpx.slice(0, 121), gpx].map((points) => `<trkseg>${points.join('')}</trkseg>`);
    const bytes = utf8(
      gpxText([])
        .replace(/<trkseg.*<\/trkseg>/s, segments.join(''))
        .replace('<trk>', '<trk xmlns:gpxtpx="x">'),
    );
    await expectRun(bytes, whole);
    expect(await warningsOf(bytes)).toEqual(['POINT_REPEATED']);
  });

  it('an id that a device gives all of its runs is completed by the start', async () => {
    const [one, other] = ['2010-01-01T00:00:00Z', instant(0)].map((id) => tcxText(tcx, { id }));
    const named = await sessionsOf(utf8(one ?? ''));
    expect(named).toMatchObject([{ externalId: `tcx:${instant(0)}` }]);
    // It is the same run, whoever exported it.
    expect(await sessionsOf(utf8(other ?? ''))).toMatchObject([{ externalId: `tcx:${instant(0)}` }]);
  });

  it('a checksum that is wrong is no slip: the file is corrupt', async () => {
    const bytes = Buffer.from(fitOf(...fitRecords(), fitSessionOf()));
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    expect(await refusalOf(bytes)).toBe('UNREADABLE');
  });
});

describe('laps', () => {
  it('are those of the file, in the order of time, completed by the points', async () => {
    const half = { totalElapsedTime: 900, totalTimerTime: 900, totalDistance: undefined };
    const second = fitLapOf({ ...half, startTime: new Date(instant(90)), avgHeartRate: 160 });
    const run = await runOf(fitOf(...fitRecords(), second, fitLapOf({ ...half, avgHeartRate: 140 }), fitSessionOf()));
    expect(run.laps).toEqual([
      {
        startedAt: instant(0),
        distanceMeters: expect.closeTo(DISTANCE / 2, -2),
        durationSeconds: 900,
        averageHeartRateBpm: 140,
      },
      {
        startedAt: instant(90),
        distanceMeters: expect.closeTo(DISTANCE / 2, -2),
        durationSeconds: 900,
        averageHeartRateBpm: 160,
      },
    ]);
  });

  it('of which there are more than 200 are left out, and said to be', async () => {
    const laps = Array.from({ length: 201 }, (_, index) =>
      fitLapOf({ startTime: new Date(START + index * 1_000), totalTimerTime: 1 }),
    );
    const bytes = fitOf(...fitRecords(), ...laps, fitSessionOf());
    expect(await runOf(bytes)).not.toHaveProperty('laps');
    expect(await warningsOf(bytes)).toEqual(['LAPS_IGNORED']);
  });
});
