import { describe, expect, it } from 'vitest';
import {
  isOnEarth,
  metersBetween,
  timeZoneAhead,
  timeZoneAt,
} from '../../../../functions/integrations/files/recording/place.ts';
import { isTimeZone } from '../../../../functions/domain/time.ts';

describe('a place', () => {
  it.each([
    [41.88, -87.62, 'America/Chicago'],
    [52.52, 13.4, 'Europe/Berlin'],
    [27.72, 85.32, 'Asia/Kathmandu'],
    [-36.85, 174.76, 'Pacific/Auckland'],
    [90, 0, 'Etc/GMT'],
  ])('%d, %d is in the zone %s', (latitude, longitude, zone) => {
    expect(timeZoneAt({ latitude, longitude })).toBe(zone);
  });

  it('is in a zone that a run may have, all over the world', () => {
    const zones = new Set<string>();
    for (let latitude = -90; latitude <= 90; latitude++) {
      for (let longitude = -180; longitude <= 180; longitude++) zones.add(timeZoneAt({ latitude, longitude }));
    }
    expect(zones.size).toBeGreaterThan(200);
    expect([...zones].filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  it.each([
    [{ latitude: 0, longitude: 0.5 }, { latitude: 0, longitude: -0.5 }, 111_195],
    [{ latitude: 10, longitude: 180 }, { latitude: 10, longitude: -180 }, 0],
    [{ latitude: 90, longitude: 7 }, { latitude: -90, longitude: 7 }, 20_015_115],
    [{ latitude: 41, longitude: -87 }, { latitude: 41, longitude: -87 }, 0],
  ])('is as far from another as the earth is round', (from, to, meters) => {
    expect(metersBetween(from, to)).toBeCloseTo(meters, -1);
  });

  it('is on earth as far as the poles', () => {
    expect(isOnEarth({ latitude: 90, longitude: -180 })).toBe(true);
    expect(isOnEarth({ latitude: 90.1, longitude: 0 })).toBe(false);
    expect(isOnEarth({ latitude: 0, longitude: NaN })).toBe(false);
  });

  it.each([
    [540, 'Etc/GMT-9'],
    [-300, 'Etc/GMT+5'],
    [0, 'Etc/GMT'],
    [330, undefined],
    [NaN, undefined],
    [1_200, undefined],
  ])('%d minutes ahead of UTC are the zone %s', (minutes, zone) => {
    expect(timeZoneAhead(minutes)).toBe(zone);
    if (zone !== undefined) expect(isTimeZone(zone)).toBe(true);
  });
});
