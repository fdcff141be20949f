import timeZoneOf from '@photostructure/tz-lookup';
import { FileRefused } from './content.ts';

/** WGS 84, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_METERS = 6_371_008.8;

/**
 * A position; undefined for 0° N 0° E, which devices write before they know where they are. Throws UNREADABLE if out of
 * range.
 */
export function placeAt(latitude: number, longitude: number): Place | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new FileRefused('UNREADABLE', 'The file contains an invalid position. Export it again.');
  }
  return latitude === 0 && longitude === 0 ? undefined : { latitude, longitude };
}

/** The IANA time zone of a position. */
export const timeZoneAt = ({ latitude, longitude }: Place): string => timeZoneOf(latitude, longitude);

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres along the great circle (haversine). */
export function metersBetween(from: Place, to: Place): number {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(1, chord)));
}
