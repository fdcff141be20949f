/** What was left out of an activity, or assumed of it: the run is recorded all the same. */
export interface Warning {
  code: WarningCode;
  /** What was left out, why, and what to do about it. */
  message: string;
}

const values = (count: number, one: string, many: string): string =>
  count === 1 ? `One ${one} is` : `${count} ${many} are`;

/** What each code says, of how many values. */
const messages = {
  DISTANCE_FROM_TRACK: () => 'The file states no distance of the whole: it is that of the points.',
  DISTANCE_IGNORED: (n) =>
    `${values(n, 'distance', 'distances')} unreadable or contradicted by the points, and left out.`,
  DISTANCE_MISSING: () => 'The file has no distance. Until somebody enters it, no limit of distance can be judged.',
  DURATION_ELAPSED: () => 'The file does not say how long the athlete was in motion: pauses count.',
  DURATION_IGNORED: (n) => `${values(n, 'duration', 'durations')} unreadable, and left out.`,
  EFFORT_IGNORED: () => 'The effort is not 0 to 10, and left out.',
  ELEVATION_IGNORED: (n) =>
    `${values(n, 'elevation', 'elevations')} unreadable or impossible (below -500 m, above 9,000 m, a step of over 10 m/s), and left out.`,
  ENCODING_ASSUMED: () =>
    'The text is not in the encoding that the file declares. What could not be decoded is left out.',
  GAP_LEFT_OUT: (n) =>
    `${values(n, 'gap', 'gaps')} too fast to have been on foot: neither distance nor time of it counts.`,
  HEART_RATE_IGNORED: (n) =>
    `${values(n, 'heart rate', 'heart rates')} unreadable, or not 30 to 250 beats per minute, and left out.`,
  ID_IGNORED: () => 'The id of the activity is not a date and time: the run is identified by its content.',
  LAPS_IGNORED: (n) => `${values(n, 'lap', 'laps')} unreadable or too many, and left out.`,
  LAPS_INCOMPLETE: () => 'The laps end before the points: from there on, the points count.',
  POINT_REPEATED: (n) => `${values(n, 'point', 'points')} in the file twice, and counted once.`,
  POSITION_IGNORED: (n) => `${values(n, 'position', 'positions')} missing, unreadable or out of the way, and left out.`,
  SPORT_GUESSED: () =>
    'The file does not say its sport. By its pace it is a run; until that is confirmed, it breaks no instruction.',
  TEMPERATURE_IGNORED: (n) => `${values(n, 'temperature', 'temperatures')} unreadable or impossible, and left out.`,
  TIME_IGNORED: (n) =>
    `${values(n, 'time', 'times')} unreadable, far from the others or earlier than the one before, and left out.`,
  TRACKS_JOINED: (n) => `${n} tracks follow each other at once: they are one run.`,
  TRAILING_DATA: () => 'The file is followed by other data, which is left out.',
  ZONE_ASSUMED: () => 'Times have no zone: they are taken for UTC.',
} as const satisfies Record<string, (count: number) => string>;

export type WarningCode = keyof typeof messages;
export const warningCodes = Object.keys(messages) as WarningCode[];

/** Counts what is left out: however many values it was, a code is said once. */
export type Warnings = Map<WarningCode, number>;

/** Counts `count` more values. */
export function warn(warnings: Warnings, code: WarningCode, count = 1): void {
  if (count > 0) warnings.set(code, (warnings.get(code) ?? 0) + count);
}

/** What is said of it, in the order of codes. */
export const warningsOf = (counted: Warnings): Warning[] =>
  warningCodes.flatMap((code) => {
    const count = counted.get(code) ?? 0;
    return count > 0 ? [{ code, message: messages[code](count) }] : [];
  });
