import { describe, expect, it } from 'vitest';
import { judgeIntensity, judgeTerrain, judgeWalkRun } from '../../../../functions/domain/run/judging/course-limits.ts';
import type { IntensityLimit, TerrainLimit } from '../../../../functions/domain/instruction/rule-limits.ts';
import type { RunRecord } from '../../../../functions/domain/run/run-record.ts';
import { aRun } from '../../../support/records.ts';

const said = ({ verdict, ask }: ReturnType<typeof judgeTerrain>): string => (ask ? `${verdict} ${ask}` : verdict);

describe('where a run may be run', () => {
  it.each<[TerrainLimit, string, Partial<RunRecord>, string]>([
    ['NO_HILLS', 'flat', { elevationGainMeters: 20 }, 'KEPT'],
    ['NO_HILLS', '95 m over 5 km', { elevationGainMeters: 95 }, 'KEPT'],
    ['NO_HILLS', '96 m over 5 km', { elevationGainMeters: 96 }, 'BROKEN'],
    ['NO_HILLS', 'repeated climbs, whatever was measured', { type: 'HILLS' }, 'BROKEN'],
    ['NO_HILLS', 'nothing measured', {}, 'UNKNOWN ELEVATION'],
    ['NO_HILLS', 'without a distance', { elevationGainMeters: 5, distanceMeters: 0 }, 'UNKNOWN ELEVATION'],
    ['NO_DOWNHILL', 'flat', { elevationGainMeters: 20 }, 'KEPT'],
    ['NO_DOWNHILL', 'hilly: it may have gone up alone', { elevationGainMeters: 300 }, 'UNKNOWN DOWNHILL'],
    ['NO_DOWNHILL', 'repeated climbs are run down again', { type: 'HILLS' }, 'BROKEN'],
    ['SOFT_GROUND', 'a forest', { surface: 'TRAIL' }, 'KEPT'],
    ['SOFT_GROUND', 'asphalt', { surface: 'ROAD' }, 'BROKEN'],
    ['SOFT_GROUND', 'a track', { surface: 'TRACK' }, 'UNKNOWN SURFACE'],
    ['SOFT_GROUND', 'nobody said', {}, 'UNKNOWN SURFACE'],
  ])('%s, %s: %s', (terrain, _, parts, expected) => {
    expect(said(judgeTerrain(aRun(1, parts), terrain))).toBe(expected);
  });
});

describe('how hard it may be run', () => {
  it.each<[IntensityLimit, RunRecord['type'], string]>([
    ['NO_INTERVALS', 'INTERVALS', 'BROKEN'],
    ['NO_INTERVALS', 'TEMPO', 'KEPT'],
    ['NO_INTERVALS', 'OTHER', 'UNKNOWN RUN_TYPE'],
    ['NO_SPEED_WORK', 'INTERVALS', 'BROKEN'],
    ['NO_SPEED_WORK', 'TEMPO', 'BROKEN'],
    ['NO_SPEED_WORK', 'RACE', 'BROKEN'],
    ['NO_SPEED_WORK', 'TEST', 'UNKNOWN RUN_TYPE'],
    ['NO_SPEED_WORK', 'EASY', 'KEPT'],
  ])('%s, %s: %s', (intensity, type, expected) => {
    expect(said(judgeIntensity({ type }, intensity))).toBe(expected);
  });

  const tenTimes = { walkSeconds: 60, runSeconds: 60, repetitions: 10 };
  it.each<[string, RunRecord['type'], number, string]>([
    ['walk a minute, run a minute, ten times', 'RUN_WALK', 1_200, 'KEPT'],
    ['a minute longer', 'RUN_WALK', 1_260, 'KEPT'],
    ['two minutes longer', 'RUN_WALK', 1_320, 'BROKEN'],
    ['without walking', 'EASY', 1_200, 'BROKEN'],
    ['nobody said', 'OTHER', 1_200, 'UNKNOWN RUN_TYPE'],
    ['nobody said, and an hour', 'OTHER', 3_600, 'BROKEN'],
  ])('%s', (_, type, durationSeconds, expected) => {
    expect(said(judgeWalkRun({ type, durationSeconds }, tenTimes))).toBe(expected);
  });
});
