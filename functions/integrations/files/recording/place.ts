import timeZoneOf from '@photostructure/tz-lookup';

/** WGS 84, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

const EARTH_RADIUS_METERS = 6_371_008.8;

/** Whether a position is on earth. */
export const isOnEarth = ({ latitude, longitude }: Place): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** 0° N 0° E, which devices write before they know where they are. */
export const isNowhere = ({ latitude, longitude }: Place): boolean => latitude === 0 && longitude === 0;

/** The IANA time zone of a position. */
export const timeZoneAt = ({ latitude, longitude }: Place): string => timeZoneOf(latitude, longitude);

/** The IANA time zone of a fixed offset in whole hours, as a device without a position knows it; undefined for others. */
export function timeZoneAhead(minutes: number): string | undefined {
  const hours = minutes / 60;
  if (!Number.isInteger(hours) || hours < -12 || hours > 14) return undefined;
  // IANA counts these westwards: Etc/GMT-9 is nine hours ahead.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres along the great circle (haversine). */
export function metersBetween(from: Place, to: Place): number {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(1, chord)));
}
