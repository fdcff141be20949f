import type { FitMessage } from './activity-files.ts';
import { fitOf } from './recordings.ts';

/** A step of a run: where it goes, in degrees from north, and how fast, in metres a second. */
export interface Stretch {
  heading: number;
  speed: number;
}

export interface Wandering {
  /** Seconds between points. */
  every: number;
  heartRate: number;
  /** Each for one minute. */
  stretches: Stretch[];
  elevation: number;
}

interface Spot {
  at: Date;
  latitude: number;
  longitude: number;
  meters: number;
}

const START = Date.parse('2026-03-08T14:05:00.000Z');
const METERS_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** The points of a run that wanders, with what it has covered. */
function spotsOf({ every, stretches }: Wandering): Spot[] {
  let [latitude, longitude, meters] = [41.8818, -87.6231, 0];
  const spots: Spot[] = [{ at: new Date(START), latitude, longitude, meters }];
  stretches.forEach(({ heading, speed }, minute) => {
    const angle = (heading * Math.PI) / 180;
    for (let second = every; second <= 60; second += every) {
      const step = speed * every;
      latitude += (step * Math.cos(angle)) / METERS_PER_DEGREE;
      longitude += (step * Math.sin(angle)) / METERS_PER_DEGREE / Math.cos((latitude * Math.PI) / 180);
      meters += step;
      spots.push({ at: new Date(START + (minute * 60 + second) * 1_000), latitude, longitude, meters });
    }
  });
  return spots;
}

export const metersOf = (of: Wandering): number => spotsOf(of).at(-1)?.meters ?? 0;
export const secondsOf = ({ stretches }: Wandering): number => stretches.length * 60;

/** One run in each format: as a watch would write it. */
export const written = {
  gpx: (of: Wandering): string =>
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1" ' +
    'xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"><trk><type>running</type><trkseg>' +
    spotsOf(of)
      .map(
        ({ at, latitude, longitude }) =>
          `<trkpt lat="${latitude.toFixed(7)}" lon="${longitude.toFixed(7)}"><ele>${of.elevation}</ele><time>${at.toISOString()}</time>` +
          `<extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>${of.heartRate}</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions></trkpt>`,
      )
      .join('\n') +
    '</trkseg></trk></gpx>\n',

  tcx: (of: Wandering): string =>
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>' +
    `<Activity Sport="Running"><Id>${new Date(START).toISOString()}</Id><Lap StartTime="${new Date(START).toISOString()}">` +
    `<TotalTimeSeconds>${secondsOf(of)}</TotalTimeSeconds><DistanceMeters>${metersOf(of).toFixed(1)}</DistanceMeters><Calories>100</Calories>` +
    `<AverageHeartRateBpm><Value>${of.heartRate}</Value></AverageHeartRateBpm><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>` +
    spotsOf(of)
      .map(
        ({ at, latitude, longitude, meters }) =>
          `<Trackpoint><Time>${at.toISOString()}</Time><Position><LatitudeDegrees>${latitude.toFixed(7)}</LatitudeDegrees>` +
          `<LongitudeDegrees>${longitude.toFixed(7)}</LongitudeDegrees></Position><AltitudeMeters>${of.elevation}</AltitudeMeters>` +
          `<DistanceMeters>${meters.toFixed(1)}</DistanceMeters><HeartRateBpm><Value>${of.heartRate}</Value></HeartRateBpm></Trackpoint>`,
      )
      .join('\n') +
    '</Track></Lap></Activity></Activities></TrainingCenterDatabase>\n',

  fit: (of: Wandering): Uint8Array => {
    const semicircles = (degrees: number) => Math.round((degrees * 2 ** 31) / 180);
    const records = spotsOf(of).map(({ at, latitude, longitude, meters }): FitMessage => [
      'RECORD',
      {
        timestamp: at,
        positionLat: semicircles(latitude),
        positionLong: semicircles(longitude),
        distance: meters,
        altitude: of.elevation,
        heartRate: of.heartRate,
      },
    ]);
    const total = {
      timestamp: new Date(START + secondsOf(of) * 1_000),
      startTime: new Date(START),
      totalElapsedTime: secondsOf(of),
      totalTimerTime: secondsOf(of),
      totalDistance: metersOf(of),
      avgHeartRate: of.heartRate,
    };
    const activity: FitMessage = ['ACTIVITY', { timestamp: total.timestamp, numSessions: 1, type: 'manual' }];
    return fitOf(
      ...records,
      ['LAP', total],
      ['SESSION', { ...total, sport: 'running', subSport: 'generic' }],
      activity,
    );
  },
};
