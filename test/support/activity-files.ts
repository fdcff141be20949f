import { Encoder, Profile } from '@garmin/fitsdk';

/** Sunday morning by the lake in Chicago, where clocks went forward at 8:00 UTC. */
export const START = Date.parse('2026-03-08T14:05:00.000Z');
export const LAKE = { latitude: 41.8818, longitude: -87.6231 };

export const at = (seconds: number, from = START): string => new Date(from + seconds * 1_000).toISOString();
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

type Fields = Record<string, unknown>;
type MessageName = 'FILE_ID' | 'SESSION' | 'LAP' | 'RECORD' | 'SPORT' | 'ACTIVITY' | 'FIELD_DESCRIPTION';
/** A message of a FIT file, in the profile's terms. */
export type FitMessage = [name: MessageName, fields: Fields];

const semicircles = (degrees: number) => Math.round((degrees * 2 ** 31) / 180);

export const fileId = (fields: Fields = {}): FitMessage => [
  'FILE_ID',
  {
    type: 'activity',
    manufacturer: 'garmin',
    product: 1,
    serialNumber: 3_456_789_012,
    timeCreated: new Date(START),
    ...fields,
  },
];

/** A run of 10 km in 50 minutes, with 5 minutes of pauses; `seconds` after START. */
export const fitSession = (fields: Fields = {}, seconds = 0): FitMessage => [
  'SESSION',
  {
    timestamp: new Date(START + (seconds + 3_300) * 1_000),
    startTime: new Date(START + seconds * 1_000),
    sport: 'running',
    subSport: 'generic',
    totalElapsedTime: 3_300,
    totalTimerTime: 3_000,
    totalDistance: 10_000,
    totalAscent: 42,
    avgHeartRate: 148,
    avgTemperature: -3,
    startPositionLat: semicircles(LAKE.latitude),
    startPositionLong: semicircles(LAKE.longitude),
    ...fields,
  },
];

export const fitRecord = (seconds: number, place?: { latitude: number; longitude: number }): FitMessage => [
  'RECORD',
  {
    timestamp: new Date(START + seconds * 1_000),
    heartRate: 148,
    ...(place && { positionLat: semicircles(place.latitude), positionLong: semicircles(place.longitude) }),
  },
];

/** A FIT file of these messages, written by Garmin's own encoder. Undefined values are left out. */
export function fitFile(messages: FitMessage[] = [fileId(), fitRecord(0, LAKE), fitSession()]): Uint8Array {
  const encoder = new Encoder();
  for (const [name, fields] of messages) {
    const mesgNum = Profile.MesgNum[name];
    if (mesgNum === undefined) throw new Error(`The profile knows no ${name}.`);
    encoder.onMesg(mesgNum, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
  }
  return encoder.close();
}

/** FIT's checksum, bit by bit: CRC-16/ARC. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >> 1) ^ 0xa001 : sum >> 1;
  }
  return sum;
}

export interface GpxPoint {
  seconds?: number;
  latitude: number;
  longitude: number;
  elevation?: number;
  sensors?: string;
}

/** Points due north at a speed in m/s, every `every` seconds from `from` to `to`. */
export function northwards(speed: number, from: number, to: number, every = 5, start = LAKE): GpxPoint[] {
  const metersPerDegree = (6_371_008.8 * Math.PI) / 180;
  return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, index) => ({
    seconds: from + index * every,
    latitude: start.latitude + (speed * (from + index * every)) / metersPerDegree,
    longitude: start.longitude,
  }));
}

export const gpxPoint = ({ seconds, latitude, longitude, elevation, sensors }: GpxPoint): string =>
  `<trkpt lat="${latitude}" lon="${longitude}">` +
  (elevation === undefined ? '' : `<ele>${elevation}</ele>`) +
  (seconds === undefined ? '' : `<time>${at(seconds)}</time>`) +
  (sensors === undefined ? '' : `<extensions>${sensors}</extensions>`) +
  '</trkpt>';

export const gpxTrack = (segments: GpxPoint[][], type: string | undefined = 'running'): string =>
  `<trk><name>Sunday</name>${type === '' ? '' : `<type>${type}</type>`}` +
  segments.map((points) => `<trkseg>${points.map(gpxPoint).join('\n')}</trkseg>`).join('') +
  '</trk>';

export const gpxDocument = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">${body}</gpx>\n`;

/** A run of 20 minutes at 3 m/s by default. */
export const gpxFile = (segments: GpxPoint[][] = [northwards(3, 0, 1_200)], type?: string): Uint8Array =>
  utf8(gpxDocument(gpxTrack(segments, type)));

export interface TcxLap {
  seconds: number;
  total: number;
  meters?: number;
  heartRate?: number;
  points?: string;
}

export const tcxPoint = (seconds: number, place?: { latitude: number; longitude: number }, altitude?: number): string =>
  `<Trackpoint><Time>${at(seconds)}</Time>` +
  (place
    ? `<Position><LatitudeDegrees>${place.latitude}</LatitudeDegrees><LongitudeDegrees>${place.longitude}</LongitudeDegrees></Position>`
    : '') +
  (altitude === undefined ? '' : `<AltitudeMeters>${altitude}</AltitudeMeters>`) +
  '<DistanceMeters>12</DistanceMeters><HeartRateBpm><Value>199</Value></HeartRateBpm></Trackpoint>';

export const tcxLap = ({ seconds, total, meters, heartRate, points }: TcxLap): string =>
  `<Lap StartTime="${at(seconds)}"><TotalTimeSeconds>${total}</TotalTimeSeconds>` +
  (meters === undefined ? '' : `<DistanceMeters>${meters}</DistanceMeters>`) +
  (heartRate === undefined ? '' : `<AverageHeartRateBpm><Value>${heartRate}</Value></AverageHeartRateBpm>`) +
  `<Intensity>Active</Intensity>${points === undefined ? '' : `<Track>${points}</Track>`}</Lap>`;

export const tcxActivity = (laps: TcxLap[], sport = 'Running', id: string | undefined = at(laps[0]?.seconds ?? 0)) =>
  `<Activity Sport="${sport}">${id === '' ? '' : `<Id>${id}</Id>`}${laps.map(tcxLap).join('')}</Activity>`;

export const tcxDocument = (activities: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">' +
  `<Activities>${activities}</Activities></TrainingCenterDatabase>`;

/** Two laps of 5 km in 25 minutes each, with 5 minutes between them, by default. */
export const tcxFile = (
  laps: TcxLap[] = [
    { seconds: 0, total: 1_500, meters: 5_000, heartRate: 140, points: tcxPoint(0, LAKE) + tcxPoint(1_500, LAKE) },
    { seconds: 1_800, total: 1_500, meters: 5_000, heartRate: 156, points: tcxPoint(3_300, LAKE) },
  ],
  sport?: string,
): Uint8Array => utf8(tcxDocument(tcxActivity(laps, sport)));
