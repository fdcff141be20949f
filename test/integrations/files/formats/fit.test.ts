import { describe, expect, it } from 'vitest';
import { checksum, fileId, fitFile, fitRecord, fitSession, LAKE, START, at } from '../../../support/activity-files.ts';
import { refusalOf, runOf, sessionsOf } from '../outcome.ts';

const of = (fields: Record<string, unknown>) => fitFile([fileId(), fitSession(fields)]);
const NOWHERE = { startPositionLat: undefined, startPositionLong: undefined };
const concat = (...parts: Uint8Array[]): Uint8Array => Buffer.concat(parts);

describe('a run from FIT', () => {
  it('is what its session says, pauses taken out', async () => {
    expect(await runOf(fitFile())).toEqual({
      externalId: 'fit:3456789012-2026-03-08T14:05:00.000Z-1',
      startedAt: at(0),
      endedAt: at(3_300),
      timeZone: 'America/Chicago',
      distanceMeters: 10_000,
      durationSeconds: 3_000,
      elevationGainMeters: 42,
      temperatureCelsius: -3,
      averageHeartRateBpm: 148,
    });
  });

  it.each([
    ['treadmill', 'TREADMILL'],
    ['virtualActivity', 'TREADMILL'],
    ['street', 'ROAD'],
    ['trail', 'TRAIL'],
    ['track', 'TRACK'],
    ['indoorRunning', undefined],
    ['generic', undefined],
    ['ultra', undefined],
  ])('%s is run on %s', async (subSport, surface) => {
    expect((await runOf(of({ subSport }))).surface).toBe(surface);
  });

  it('on a treadmill has no position and so no zone, and a distance of 0 when none was measured', async () => {
    const run = await runOf(
      of({ ...NOWHERE, subSport: 'treadmill', totalDistance: undefined, totalAscent: undefined }),
    );
    expect(run).not.toHaveProperty('timeZone');
    expect(run).not.toHaveProperty('elevationGainMeters');
    expect(run).toMatchObject({ distanceMeters: 0, durationSeconds: 3_000, surface: 'TREADMILL' });
  });

  it('has no heart rate without a strap', async () => {
    expect(await runOf(of({ avgHeartRate: undefined }))).not.toHaveProperty('averageHeartRateBpm');
  });

  it.each([
    [40, 4],
    [0, 0],
    [100, 10],
    [35, 4],
    [101, undefined],
    [undefined, undefined],
  ])('with a perceived exertion of %s has the effort %s', async (workoutRpe, effort) => {
    expect((await runOf(of({ workoutRpe }))).effort).toBe(effort);
  });

  it('has no effort by how the athlete felt', async () => {
    expect(await runOf(of({ workoutFeel: 75 }))).not.toHaveProperty('effort');
  });

  it('takes its zone from the first record of its own time that knows where it is', async () => {
    const paris = { latitude: 48.85, longitude: 2.35 };
    const records = [
      fitRecord(-60, paris),
      fitRecord(0),
      fitRecord(1, { latitude: 0, longitude: 0 }),
      fitRecord(2, LAKE),
    ];
    const run = await runOf(fitFile([fileId(), ...records, fitRecord(3, paris), fitSession(NOWHERE)]));
    expect(run.timeZone).toBe('America/Chicago');
  });
});

describe('which activities of a FIT file are runs', () => {
  it('of two files chained into one, both are', async () => {
    const second = fitFile([fileId({ timeCreated: new Date(START + 86_400_000) }), fitSession({}, 86_400)]);
    const ids = (await sessionsOf(concat(fitFile(), second))).map((run) => typeof run !== 'string' && run.externalId);
    expect(ids).toEqual(['fit:3456789012-2026-03-08T14:05:00.000Z-1', 'fit:3456789012-2026-03-09T14:05:00.000Z-1']);
  });

  it.each(['course', 'workout', 'settings', 'monitoringA'])('a %s holds none', async (type) => {
    expect(await sessionsOf(fitFile([fileId({ type }), fitSession()]))).toEqual(['NOT_A_RUN']);
  });

  it('a recording without any time is empty', async () => {
    expect(await sessionsOf(fitFile([fileId(), fitRecord(0, LAKE)]))).toEqual(['EMPTY']);
    expect(await sessionsOf(fitFile([fileId()]))).toEqual(['EMPTY']);
    const never = { totalTimerTime: 0, totalElapsedTime: 0 };
    expect(await sessionsOf(of(never))).toEqual(['EMPTY']);
  });
});

describe('the external id of a run from FIT', () => {
  it('is a hash when the device gives no serial number or no time, and distinct for each session', async () => {
    const anonymous = fitFile([fileId({ serialNumber: undefined }), fitSession(), fitSession({}, 7_200)]);
    const ids = (await sessionsOf(anonymous)).map((run) => typeof run !== 'string' && run.externalId);
    expect(ids).toEqual([expect.stringMatching(/^fit:[\w-]{22}$/), expect.stringMatching(/^fit:[\w-]{22}$/)]);
    expect(new Set(ids).size).toBe(2);
    expect((await runOf(fitFile([fileId({ timeCreated: undefined }), fitSession()]))).externalId).toBe(ids[0]);
  });

  it('does not depend on the records', async () => {
    const long = fitFile([
      fileId(),
      ...Array.from({ length: 100 }, (_, index) => fitRecord(index, LAKE)),
      fitSession(),
    ]);
    expect((await runOf(long)).externalId).toBe((await runOf(fitFile())).externalId);
  });
});

describe('a FIT file is refused as a whole', () => {
  const file = fitFile();
  const flipped = (place: number) => file.map((byte, index) => (index === place ? byte ^ 0x10 : byte));

  it.each<[string, Uint8Array]>([
    ['when it is cut off', file.slice(0, -1)],
    ['when it is cut off in its header', file.slice(0, 13)],
    ['when a bit of its data is flipped', flipped(60)],
    ['when a bit of its checksum is flipped', flipped(file.length - 1)],
    ['when it is followed by one that is cut off', concat(file, file.slice(0, -1))],
    ['when a session does not know when it started', of({ startTime: undefined })],
    ['when the clock of the device was not set', of({ startTime: new Date('1990-01-01T00:00:00Z') })],
  ])('%s', async (_, bytes) => {
    expect(await refusalOf(bytes)).toBe('UNREADABLE');
  });

  it.each<[string, number[], string]>([
    ['fields without bytes, which cost time and none', [0x40, 0, 0, 20, 0, 3, 1, 0, 2, 2, 0, 2, 3, 0, 2], 'UNREADABLE'],
    ['a message that was never defined', [0x05], 'UNREADABLE'],
    ['more messages than a day has', [0x40, 0, 0, 20, 0, 0, ...Array<number>(300_001).fill(0)], 'TOO_LARGE'],
  ])('for %s', async (_, data, code) => {
    expect(await refusalOf(fitOf(data))).toBe(code);
  });

  it('for more than 100 sessions or files in one', async () => {
    const sessions = Array.from({ length: 101 }, (_, index) => fitSession({}, index * 3_600));
    expect(await refusalOf(fitFile([fileId(), ...sessions]))).toBe('TOO_LARGE');
    expect(await refusalOf(concat(...Array.from({ length: 101 }, () => fitOf([]))))).toBe('TOO_LARGE');
  });
});

/** A FIT file with data that no encoder would write, and a correct checksum. */
function fitOf(data: number[]): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length + 2);
  bytes.set([12, 0x20, 0, 0]);
  bytes.writeUInt32LE(data.length, 4);
  bytes.write('.FIT', 8, 'latin1');
  bytes.set(data, 12);
  bytes.writeUInt16LE(checksum(bytes.subarray(0, -2)), bytes.length - 2);
  return bytes;
}
