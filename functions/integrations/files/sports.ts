import type { SessionActivity } from '../../domain/session/session.ts';
import { type FileSession, type FileTraining, skipped } from './content.ts';

/**
 * Sports that are sessions, in the words of FIT's profile, Garmin Connect, Strava and other exporters, reduced to letters and
 * digits. A word stands for itself only: motorcycling is no cycling. 1 is Strava's.
 *
 * What is not listed says nothing (generic, training, other), or is neither running nor endurance, strength or mobility
 * training: walking, games, golf, climbing, driving. A walk is daily life for a runner who may not run: if it counted as
 * cross-training, everybody who walks to the shop with their watch on would break "no cross-training".
 */
const words: Partial<Record<SessionActivity, string>> = {
  CROSS_TRAINING: `
    cycling biking bike ride cycle 1 indoorcycling indoorbiking indoorride spin spinning stationarybike virtualride
    virtualcycling roadcycling roadbiking roadbike racecycling gravelcycling gravelbiking gravelride mountainbiking
    mountainbike mountainbikeride mtb downhillbiking trackcycling cyclocross recumbentcycling bmx cyclingcommuting
    handcycling handcycle indoorhandcycling velomobile ebiking ebike ebikeride ebikefitness ebikemountain ebikeenduro
    emountainbikeride radfahren rennrad
    swimming swim lapswimming poolswim poolswimming openwaterswim openwaterswimming schwimmen
    aquajogging deepwaterrunning
    rowing row indoorrowing virtualrow rowingv2 rudern paddling paddlingv2 kayaking kayakingv2 canoeing
    standuppaddling standuppaddleboarding
    elliptical ellipticaltrainer crosstrainer crosstraining stairclimbing stairstepper stairclimber floorclimbing
    cardio cardiotraining indoorcardio hiit jumprope crossfit
    skiing ski crosscountryskiing crosscountryskiingws classicskiing nordicski nordicskiing skateskiing skateskiingws
    indoorskiing rollerski rollerskiing backcountryski backcountryskiing backcountryskiingsnowboardingws skitouring
    alpineski alpineskiing downhillskiing resortskiing resortskiingsnowboardingws snowboard snowboarding
    backcountrysnowboarding langlauf skilanglauf
    skating skatingws iceskate iceskating inlineskate inlineskating
    snowshoe snowshoeing snowshoews
    hiking hike mountaineering rucking wandern wheelchairpushrun indoorwheelchairrun`,
  STRENGTH: `
    strength strengthtraining weighttraining weightlifting weights functionalstrengthtraining
    traditionalstrengthtraining coretraining krafttraining`,
  MOBILITY: `
    mobility flexibility flexibilitytraining stretching yoga pilates dehnen`,
};

const activities = new Map(
  Object.entries(words).flatMap(([activity, list]) =>
    list
      .trim()
      .split(/\s+/)
      .map((word) => [word, activity as SessionActivity]),
  ),
);

/** A word in lower case, as letters and digits only: `Trail Run`, `trail_running` and `trailRunning` are written alike. */
export const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The activity that a sport is logged as; undefined if it is none. */
export const activityOf = (sport: unknown): SessionActivity | undefined =>
  typeof sport === 'string' ? activities.get(plain(sport)) : undefined;

/** Why nothing is recorded of an activity of another sport, in the words of its file. */
export const otherSport = (what: string, sport: string): FileSession =>
  skipped(
    'NOT_A_RUN',
    `${what} “${sport.slice(0, 40)}”, which is neither running nor training that can be logged, or does not say. ` +
      'If it is, correct the sport and send the file again.',
  );

/** Training of an activity. Only endurance training goes anywhere: in a gym, a distance is what the position wavered. */
export function trainingOf(
  activity: SessionActivity,
  { distanceMeters, ...known }: Omit<FileTraining, 'activity' | 'distanceMeters'> & { distanceMeters: number },
): FileTraining {
  const isFar = activity === 'CROSS_TRAINING' && distanceMeters > 0;
  return { ...known, activity, ...(isFar && { distanceMeters }) };
}
