/** A point of a run, as a file has it. */
export interface TrackPoint {
  /** Milliseconds since the epoch. */
  at: number;
  place?: { latitude: number; longitude: number } | undefined;
  /** In meters. */
  elevation?: number | undefined;
  /** In beats per minute. */
  heartRate?: number | undefined;
  /** Since the start, if the device measured it. */
  meters?: number | undefined;
}

/** The course of a run: at each index the same point, in order of time. */
export interface Track {
  places: [latitude: number, longitude: number][];
  secondsSinceStart: number[];
  /** As measured, or else along the places. */
  distanceMeters: number[];
  /** Null where it was not measured. */
  heartRateBpm: (number | null)[];
  elevationMeters: (number | null)[];
}

/** The most points that are kept of a run: one every few seconds of a marathon. */
export const MAX_TRACK_POINTS = 5_000;

/** The track of a run's points. Undefined if fewer than two of them say where they were: a treadmill has no track. */
export function trackOf(points: readonly TrackPoint[]): Track | undefined {
  const placed = points
    .filter(({ place, at }) => Number.isFinite(at) && isPlace(place))
    .toSorted((one, other) => one.at - other.at);
  const [first] = placed;
  if (!first || placed.length < 2) return undefined;
  const measured = withDistances(placed);
  return {
    places: [],
    secondsSinceStart: [],
    distanceMeters: [],
    heartRateBpm: [],
    elevationMeters: [],
    ...columns(thinned(measured), first.at),
  };
}

const isPlace = (place: TrackPoint['place']): boolean =>
  place !== undefined && Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180;

type Measured = TrackPoint & { meters: number };

/** Each point with how far it is: by the device where it says so everywhere, otherwise along the places. It never falls. */
function withDistances(points: readonly TrackPoint[]): Measured[] {
  const isMeasured = points.every(({ meters: counted }) => counted !== undefined && Number.isFinite(counted));
  let [meters, before]: [number, TrackPoint | undefined] = [0, undefined];
  return points.map((point) => {
    meters = isMeasured ? Math.max(meters, point.meters ?? 0) : meters + metersBetween(before, point);
    before = point;
    return { ...point, meters };
  });
}

/** The radius of the earth, in meters. */
const RADIUS = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function metersBetween(from: TrackPoint | undefined, { place: to }: TrackPoint): number {
  if (!from?.place || !to) return 0;
  const [latitude, longitude] = [to.latitude - from.place.latitude, to.longitude - from.place.longitude].map(radians);
  const half =
    Math.sin((latitude ?? 0) / 2) ** 2 +
    Math.cos(radians(from.place.latitude)) * Math.cos(radians(to.latitude)) * Math.sin((longitude ?? 0) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** At most so many points, evenly, with the first and the last. */
function thinned<T>(points: readonly T[]): readonly T[] {
  if (points.length <= MAX_TRACK_POINTS) return points;
  const step = (points.length - 1) / (MAX_TRACK_POINTS - 1);
  return Array.from({ length: MAX_TRACK_POINTS }, (_, at) => points[Math.round(at * step)]).filter(
    (point) => point !== undefined,
  );
}

const columns = (points: readonly Measured[], start: number): Partial<Track> => ({
  places: points.map(({ place }) => [place?.latitude ?? 0, place?.longitude ?? 0]),
  secondsSinceStart: points.map(({ at }) => Math.round((at - start) / 1_000)),
  distanceMeters: points.map(({ meters }) => Math.round(meters)),
  heartRateBpm: points.map(({ heartRate }) => within(heartRate, 20, 250)),
  elevationMeters: points.map(({ elevation }) => within(elevation, -500, 9_000)),
});

/** A whole number in a range; null for everything else. */
const within = (value: number | undefined, min: number, max: number): number | null =>
  value !== undefined && value >= min && value <= max ? Math.round(value) : null;
