import { describe, expect, it } from 'vitest';
import { metersBetween, placeAt, timeZoneAt } from '../../../functions/integrations/files/place.ts';
import { isTimeZone } from '../../../functions/domain/time.ts';

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

  it('is none at 0, 0, and never beyond the poles', () => {
    expect(placeAt(0, 0)).toBeUndefined();
    expect(placeAt(0, 1)).toEqual({ latitude: 0, longitude: 1 });
    expect(() => placeAt(90.1, 0)).toThrow('an invalid position');
    expect(() => placeAt(0, NaN)).toThrow('an invalid position');
  });
});
