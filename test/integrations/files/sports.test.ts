import { describe, expect, it } from 'vitest';
import {
  at,
  fileId,
  fitFile,
  fitRecord,
  fitSession,
  gpxDocument,
  gpxFile,
  gpxTrack,
  LAKE,
  northwards,
  tcxActivity,
  tcxDocument,
  tcxFile,
  tcxPoint,
  utf8,
} from '../../support/activity-files.ts';
import { kindsOf, runOf, sessionsOf, trainingOf } from './outcome.ts';

/** Which sports are runs, which are sessions, and what they say. */

const fit = (fields: Record<string, unknown>) => fitFile([fileId(), fitSession(fields)]);
const lap = { seconds: 0, total: 1_500, meters: 5_000 };

describe('a FIT session of', () => {
  it.each([
    ['running', 'generic', 'RUN'],
    ['running', 'treadmill', 'RUN'],
    ['running', 'trail', 'RUN'],
    ['running', 'virtualActivity', 'RUN'],
    ['running', 'indoorRunning', 'RUN'],
    ['cycling', 'generic', 'CROSS_TRAINING'],
    ['cycling', 'gravelCycling', 'CROSS_TRAINING'],
    ['cycling', 'indoorCycling', 'CROSS_TRAINING'],
    ['cycling', 'virtualActivity', 'CROSS_TRAINING'],
    ['cycling', 'downhill', 'CROSS_TRAINING'],
    ['eBiking', 'eBikeMountain', 'CROSS_TRAINING'],
    ['swimming', 'lapSwimming', 'CROSS_TRAINING'],
    ['swimming', 'openWater', 'CROSS_TRAINING'],
    ['rowing', 'indoorRowing', 'CROSS_TRAINING'],
    ['fitnessEquipment', 'elliptical', 'CROSS_TRAINING'],
    ['fitnessEquipment', 'indoorRowing', 'CROSS_TRAINING'],
    ['fitnessEquipment', 'stairClimbing', 'CROSS_TRAINING'],
    ['training', 'cardioTraining', 'CROSS_TRAINING'],
    ['hiit', 'amrap', 'CROSS_TRAINING'],
    ['crossCountrySkiing', 'skateSkiing', 'CROSS_TRAINING'],
    ['alpineSkiing', 'backcountry', 'CROSS_TRAINING'],
    ['inlineSkating', 'generic', 'CROSS_TRAINING'],
    ['iceSkating', 'generic', 'CROSS_TRAINING'],
    ['snowshoeing', 'generic', 'CROSS_TRAINING'],
    ['hiking', 'generic', 'CROSS_TRAINING'],
    ['kayaking', 'generic', 'CROSS_TRAINING'],
    ['training', 'strengthTraining', 'STRENGTH'],
    ['fitnessEquipment', 'strengthTraining', 'STRENGTH'],
    ['training', 'yoga', 'MOBILITY'],
    ['training', 'pilates', 'MOBILITY'],
    ['training', 'flexibilityTraining', 'MOBILITY'],
    ['mobility', 'generic', 'MOBILITY'],
    ['walking', 'casualWalking', 'NOT_A_RUN'],
    ['walking', 'speedWalking', 'NOT_A_RUN'],
    ['fitnessEquipment', 'treadmill', 'NOT_A_RUN'],
    ['training', 'breathing', 'NOT_A_RUN'],
    ['training', 'generic', 'NOT_A_RUN'],
    ['generic', 'generic', 'NOT_A_RUN'],
    ['transition', 'generic', 'NOT_A_RUN'],
    ['transition', 'bikeToRunTransition', 'NOT_A_RUN'],
    ['motorcycling', 'motocross', 'NOT_A_RUN'],
    ['driving', 'generic', 'NOT_A_RUN'],
    ['golf', 'generic', 'NOT_A_RUN'],
    ['soccer', 'match', 'NOT_A_RUN'],
    ['multisport', 'triathlon', 'NOT_A_RUN'],
    [250, 'generic', 'NOT_A_RUN'],
  ])('%s, %s is %s', async (sport, subSport, kind) => {
    expect(await kindsOf(fit({ sport, subSport }))).toEqual([kind]);
  });

  it('a ride says when, how long, how far and how hard', async () => {
    expect(await trainingOf(fit({ sport: 'cycling', totalDistance: 30_000.5, workoutRpe: 60 }))).toEqual({
      externalId: 'fit:3456789012-2026-03-08T14:05:00.000Z-1',
      activity: 'CROSS_TRAINING',
      startedAt: at(0),
      timeZone: 'America/Chicago',
      distanceMeters: 30_000.5,
      durationSeconds: 3_000,
      effort: 6,
    });
  });

  it('strength says no distance, no zone without a position, and no effort by how it felt', async () => {
    const indoors = { startPositionLat: undefined, startPositionLong: undefined, totalDistance: 12 };
    expect(
      await trainingOf(fit({ sport: 'training', subSport: 'strengthTraining', ...indoors, workoutFeel: 75 })),
    ).toEqual({
      externalId: 'fit:3456789012-2026-03-08T14:05:00.000Z-1',
      activity: 'STRENGTH',
      startedAt: at(0),
      durationSeconds: 3_000,
    });
  });

  it('a swim without a distance says none, and takes its zone from the records', async () => {
    const nowhere = { startPositionLat: undefined, startPositionLong: undefined, totalDistance: undefined };
    const swim = fitFile([fileId(), fitRecord(5, LAKE), fitSession({ sport: 'swimming', ...nowhere })]);
    const training = await trainingOf(swim);
    expect(training).not.toHaveProperty('distanceMeters');
    expect(training.timeZone).toBe('America/Chicago');
  });

  it('yoga without time in motion took as long as it lasted', async () => {
    const yoga = { sport: 'training', subSport: 'yoga', totalTimerTime: 0 };
    expect((await trainingOf(fit(yoga))).durationSeconds).toBe(3_300);
    expect(await sessionsOf(fit({ ...yoga, totalElapsedTime: 0 }))).toEqual(['EMPTY']);
    expect(await sessionsOf(fit({ ...yoga, totalTimerTime: undefined, totalElapsedTime: undefined }))).toEqual([
      'EMPTY',
    ]);
  });

  it('a triathlon is a swim, a ride and a run, and its transitions are nothing', async () => {
    const sports = ['swimming', 'transition', 'cycling', 'transition', 'running'];
    const triathlon = fitFile([fileId(), ...sports.map((sport, leg) => fitSession({ sport }, leg * 3_600))]);
    expect(await kindsOf(triathlon)).toEqual(['CROSS_TRAINING', 'NOT_A_RUN', 'CROSS_TRAINING', 'NOT_A_RUN', 'RUN']);
    expect(await sessionsOf(triathlon)).toMatchObject({
      0: { externalId: 'fit:3456789012-2026-03-08T14:05:00.000Z-1', startedAt: at(0) },
      2: { externalId: 'fit:3456789012-2026-03-08T14:05:00.000Z-3', startedAt: at(2 * 3_600) },
      4: { externalId: 'fit:3456789012-2026-03-08T14:05:00.000Z-5', startedAt: at(4 * 3_600) },
    });
  });
});

describe('a GPX track of the type', () => {
  it.each([
    ['running', 'RUN'],
    ['trail_running', 'RUN'],
    ['VirtualRun', 'RUN'],
    ['9', 'RUN'],
    ['cycling', 'CROSS_TRAINING'],
    ['Biking', 'CROSS_TRAINING'],
    ['Ride', 'CROSS_TRAINING'],
    ['1', 'CROSS_TRAINING'],
    ['gravel_cycling', 'CROSS_TRAINING'],
    ['MountainBikeRide', 'CROSS_TRAINING'],
    ['Virtual Ride', 'CROSS_TRAINING'],
    ['indoor-cycling', 'CROSS_TRAINING'],
    ['Radfahren', 'CROSS_TRAINING'],
    ['open_water_swimming', 'CROSS_TRAINING'],
    ['Swim', 'CROSS_TRAINING'],
    ['Schwimmen', 'CROSS_TRAINING'],
    ['Aqua Jogging', 'CROSS_TRAINING'],
    ['rowing_v2', 'CROSS_TRAINING'],
    ['NordicSki', 'CROSS_TRAINING'],
    ['cross_country_skiing_ws', 'CROSS_TRAINING'],
    ['inline_skating', 'CROSS_TRAINING'],
    ['hiking', 'CROSS_TRAINING'],
    ['Wandern', 'CROSS_TRAINING'],
    ['strength_training', 'STRENGTH'],
    ['WeightTraining', 'STRENGTH'],
    ['Krafttraining', 'STRENGTH'],
    ['Yoga', 'MOBILITY'],
    ['pilates', 'MOBILITY'],
    ['walking', 'NOT_A_RUN'],
    ['Walk', 'NOT_A_RUN'],
    ['unknown', 'RUN'],
    ['Outdoor Cycle', 'CROSS_TRAINING'],
    ['Fahrrad', 'CROSS_TRAINING'],
    ['Natation', 'CROSS_TRAINING'],
    ['deep water running', 'CROSS_TRAINING'],
    ['Car ride', 'NOT_A_RUN'],
    ['treadmill walking', 'NOT_A_RUN'],
    ['Nordic walking', 'NOT_A_RUN'],
    ['other', 'NOT_A_RUN'],
    ['Workout', 'NOT_A_RUN'],
    ['motorcycling', 'NOT_A_RUN'],
    ['horseback_riding', 'NOT_A_RUN'],
    ['shoes for a runaway', 'NOT_A_RUN'],
    ['constructor', 'NOT_A_RUN'],
    ['__proto__', 'NOT_A_RUN'],
  ])('%s is %s', async (type, kind) => {
    expect(await kindsOf(gpxFile([northwards(3, 0, 600)], type))).toEqual([kind]);
  });

  it('cycling says when, how long and how far, pauses taken out', async () => {
    expect(await trainingOf(gpxFile([northwards(7, 0, 600), northwards(7, 900, 1_200)], 'cycling'))).toEqual({
      externalId: expect.stringMatching(/^gpx:[\w-]{22}$/),
      activity: 'CROSS_TRAINING',
      startedAt: at(0),
      timeZone: 'America/Chicago',
      distanceMeters: 6_300,
      durationSeconds: 900,
    });
  });

  it('yoga, at one place, took from its first point to its last, and went nowhere', async () => {
    const training = await trainingOf(gpxFile([northwards(0, 0, 1_800, 1_800)], 'yoga'));
    expect(training).toMatchObject({ activity: 'MOBILITY', durationSeconds: 1_800 });
    expect(training).not.toHaveProperty('distanceMeters');
    expect(await sessionsOf(gpxFile([northwards(0, 0, 0)], 'yoga'))).toEqual(['EMPTY']);
  });

  it('none is never a ride, however fast', async () => {
    expect(await kindsOf(gpxFile([northwards(8, 0, 1_200)], ''))).toEqual(['NOT_A_RUN']);
  });

  it('each of several is its own: what comes first in the file is first', async () => {
    const tracks = ['running', 'cycling', 'walking', 'running'].map((type, index) =>
      gpxTrack([northwards(3, 3_600 * index, 3_600 * index + 600)], type),
    );
    expect(await kindsOf(utf8(gpxDocument(tracks.join(''))))).toEqual(['RUN', 'CROSS_TRAINING', 'NOT_A_RUN', 'RUN']);
  });
});

describe('a TCX activity of the sport', () => {
  it.each([
    ['Running', 'RUN'],
    ['Biking', 'CROSS_TRAINING'],
    ['Cycling', 'CROSS_TRAINING'],
    ['Swimming', 'CROSS_TRAINING'],
    ['Rowing', 'CROSS_TRAINING'],
    ['Walking', 'NOT_A_RUN'],
    ['Other', 'NOT_A_RUN'],
    ['', 'NOT_A_RUN'],
  ])('“%s” is %s', async (sport, kind) => {
    expect(await kindsOf(tcxFile([lap], sport))).toEqual([kind]);
  });

  it('Biking says when, how long and how far', async () => {
    const points = tcxPoint(0, LAKE) + tcxPoint(1_500, LAKE);
    expect(await trainingOf(tcxFile([{ ...lap, points }], 'Biking'))).toEqual({
      externalId: 'tcx:2026-03-08T14:05:00.000Z',
      activity: 'CROSS_TRAINING',
      startedAt: at(0),
      timeZone: 'America/Chicago',
      distanceMeters: 5_000,
      durationSeconds: 1_500,
    });
  });

  it('without time in its laps took from its start to its last point', async () => {
    const points = tcxPoint(0) + tcxPoint(1_800);
    const untimed = { seconds: 0, total: 0, points };
    expect((await trainingOf(tcxFile([untimed], 'Biking'))).durationSeconds).toBe(1_800);
    expect(await sessionsOf(tcxFile([untimed]))).toEqual(['EMPTY']);
    expect(await sessionsOf(tcxFile([{ seconds: 0, total: 0 }], 'Biking'))).toEqual(['EMPTY']);
  });

  it('in a multisport session, each leg is its own', async () => {
    const legs = ['Swimming', 'Biking', 'Running'].map((sport, leg) =>
      tcxActivity([{ ...lap, seconds: leg * 1_600 }], sport),
    );
    const [first = '', ...others] = legs;
    const next = others.map((leg) => `<NextSport>${leg}</NextSport>`).join('');
    const multisport = `<MultiSportSession><Id>${at(0)}</Id><FirstSport>${first}</FirstSport>${next}</MultiSportSession>`;
    expect(await kindsOf(utf8(tcxDocument(multisport)))).toEqual(['CROSS_TRAINING', 'CROSS_TRAINING', 'RUN']);
  });

  it('a ride and a run under one id are both there, each under its own', async () => {
    const ride = tcxActivity([lap], 'Biking', at(0));
    const run = tcxActivity([{ ...lap, seconds: 1_600 }], 'Running', at(0));
    expect(await sessionsOf(utf8(tcxDocument(ride + run)))).toMatchObject([
      { activity: 'CROSS_TRAINING', externalId: `tcx:${at(0)}` },
      { externalId: `tcx:${at(1_600)}` },
    ]);
  });
});

it('a run stays the same run beside them', async () => {
  const run = tcxActivity([{ ...lap, seconds: 1_600 }]);
  const both = await sessionsOf(utf8(tcxDocument(tcxActivity([lap], 'Biking') + run)));
  expect(both[1]).toEqual(await runOf(utf8(tcxDocument(run))));
});
