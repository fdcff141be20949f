import { fileId, type FitMessage, fitFile, gpxDocument, LAKE, START, utf8 } from './activity-files.ts';

/** A run of which every format says the same: points due north, ten seconds apart. */
export interface Recorded {
  /** Points after the first. */
  steps: number;
  /** Metres a second. */
  speed: number;
  heartRate: number;
}

export const aRecording: Recorded = { steps: 180, speed: 2.8, heartRate: 150 };
export const SECONDS = 10;

const METERS_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;
const semicircles = (degrees: number) => Math.round((degrees * 2 ** 31) / 180);
const times = ({ steps }: Recorded) => Array.from({ length: steps + 1 }, (_, index) => index);
export const metersAt = (index: number, { speed }: Recorded): number => index * SECONDS * speed;
const latitudeAt = (index: number, of: Recorded) => LAKE.latitude + metersAt(index, of) / METERS_PER_DEGREE;
export const instant = (index: number): string => new Date(START + index * SECONDS * 1_000).toISOString();

/** The points of a GPX file, each by itself. */
export const gpxPoints = (of: Recorded = aRecording): string[] =>
  times(of).map(
    (index) =>
      `<trkpt lat="${latitudeAt(index, of).toFixed(7)}" lon="${LAKE.longitude}"><ele>180</ele><time>${instant(index)}</time>` +
      `<extensions><gpxtpx:hr>${of.heartRate}</gpxtpx:hr></extensions></trkpt>`,
  );

export const gpxText = (points: readonly string[] = gpxPoints(), type = 'running'): string =>
  gpxDocument(`<trk>${type && `<type>${type}</type>`}<trkseg xmlns:gpxtpx="x">${points.join('\n')}</trkseg></trk>`);
export const gpxOf = (points?: readonly string[], type?: string): Uint8Array => utf8(gpxText(points, type));

/** The points of a TCX file, each by itself. */
export const tcxPoints = (of: Recorded = aRecording): string[] =>
  times(of).map(
    (index) =>
      `<Trackpoint><Time>${instant(index)}</Time><Position><LatitudeDegrees>${latitudeAt(index, of).toFixed(7)}</LatitudeDegrees>` +
      `<LongitudeDegrees>${LAKE.longitude}</LongitudeDegrees></Position><AltitudeMeters>180</AltitudeMeters>` +
      `<DistanceMeters>${metersAt(index, of).toFixed(1)}</DistanceMeters><HeartRateBpm><Value>${of.heartRate}</Value></HeartRateBpm></Trackpoint>`,
  );

/** A TCX file of one lap over all points. */
export const tcxText = (
  points: readonly string[] = tcxPoints(),
  { sport = 'Running', id = instant(0), of = aRecording } = {},
): string =>
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>' +
  `<Activity Sport="${sport}"><Id>${id}</Id><Lap StartTime="${instant(0)}"><TotalTimeSeconds>${of.steps * SECONDS}</TotalTimeSeconds>` +
  `<DistanceMeters>${metersAt(of.steps, of).toFixed(1)}</DistanceMeters><AverageHeartRateBpm><Value>${of.heartRate}</Value></AverageHeartRateBpm>` +
  `<Track>${points.join('\n')}</Track></Lap></Activity></Activities></TrainingCenterDatabase>`;

export const fitRecords = (of: Recorded = aRecording): FitMessage[] =>
  times(of).map((index) => [
    'RECORD',
    {
      timestamp: new Date(instant(index)),
      positionLat: semicircles(latitudeAt(index, of)),
      positionLong: semicircles(LAKE.longitude),
      distance: metersAt(index, of),
      altitude: 180,
      heartRate: of.heartRate,
    },
  ]);

/** A session over all records; undefined leaves a field out. */
export const fitSessionOf = (fields: object = {}, of: Recorded = aRecording): FitMessage => [
  'SESSION',
  {
    timestamp: new Date(instant(of.steps)),
    startTime: new Date(instant(0)),
    sport: 'running',
    totalElapsedTime: of.steps * SECONDS,
    totalTimerTime: of.steps * SECONDS,
    totalDistance: metersAt(of.steps, of),
    avgHeartRate: of.heartRate,
    ...fields,
  },
];

export const fitLapOf = (fields: object = {}, of: Recorded = aRecording): FitMessage => [
  'LAP',
  {
    timestamp: new Date(instant(of.steps)),
    startTime: new Date(instant(0)),
    totalElapsedTime: of.steps * SECONDS,
    totalTimerTime: of.steps * SECONDS,
    totalDistance: metersAt(of.steps, of),
    ...fields,
  },
];

export const fitOf = (...messages: FitMessage[]): Uint8Array => fitFile([fileId(), ...messages]);
