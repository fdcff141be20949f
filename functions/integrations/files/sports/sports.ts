import type { SessionActivity } from '../../../domain/session/session.ts';
import type { Surface } from '../../../domain/vocabulary.ts';
import { runNamed } from './running.ts';
import { plain, wordsOf } from './words.ts';

/**
 * Sports that are sessions, in the words of FIT's profile, Garmin Connect, Strava and other exporters, reduced to letters and
 * digits. A word stands for itself only: motorcycling is no cycling. 1 is Strava's.
 *
 * What is not listed says nothing (generic, training, other), or is neither running nor endurance, strength or mobility
 * training: walking, games, golf, climbing, driving. A walk is daily life for a runner who may not run: if it counted as
 * cross-training, everybody who walks to the shop with their watch on would break "no cross-training".
 */
const lists: Partial<Record<SessionActivity, string>> = {
  CROSS_TRAINING: `
    cycling biking bike ride cycle 1 indoorcycling indoorbiking indoorride spin spinning stationarybike virtualride
    virtualcycling roadcycling roadbiking roadbike racecycling gravelcycling gravelbiking gravelride mountainbiking
    mountainbike mountainbikeride mtb downhillbiking trackcycling cyclocross recumbentcycling bmx cyclingcommuting
    handcycling handcycle indoorhandcycling velomobile ebiking ebike ebikeride ebikefitness ebikemountain ebikeenduro
    emountainbikeride radfahren rennrad fahrrad radsport mountainbiken vélo velo vtt cyclisme ciclismo ciclisme bicicleta bici
    fietsen wielrennen cykling sykling pyöräily kolarstwo rower cyklistika kerékpározás велоспорт велосипед 骑行 サイクリング 사이클
    swimming swim lapswimming poolswim poolswimming openwaterswim openwaterswimming schwimmen natation natación
    natacion nuoto natação natacao zwemmen svømming simning uinti pływanie plavání плавание 游泳 水泳 수영
    aquajogging aquarunning deepwaterrunning deepwaterrun waterrunning
    rowing row indoorrowing virtualrow rowingv2 rudern paddling paddlingv2 kayaking kayakingv2 canoeing
    standuppaddling standuppaddleboarding
    elliptical ellipticaltrainer crosstrainer crosstraining stairclimbing stairstepper stairclimber floorclimbing
    cardio cardiotraining indoorcardio hiit jumprope crossfit
    skiing ski crosscountryskiing crosscountryskiingws classicskiing nordicski nordicskiing skateskiing skateskiingws
    indoorskiing rollerski rollerskiing backcountryski backcountryskiing backcountryskiingsnowboardingws skitouring
    alpineski alpineskiing downhillskiing resortskiing resortskiingsnowboardingws snowboard snowboarding
    backcountrysnowboarding langlauf skilanglauf skitour skirunning langrenn längdskidor hiihto
    skating skatingws iceskate iceskating inlineskate inlineskating eislaufen inlinelaufen schlittschuhlaufen
    snowshoe snowshoeing snowshoews
    hiking hike mountaineering rucking wandern wheelchairpushrun indoorwheelchairrun`,
  STRENGTH: `
    strength strengthtraining weighttraining weightlifting weights functionalstrengthtraining
    traditionalstrengthtraining coretraining krafttraining`,
  MOBILITY: `
    mobility flexibility flexibilitytraining stretching yoga pilates dehnen`,
};

const activities = new Map(
  Object.entries(lists).flatMap(([activity, list]) =>
    list
      .trim()
      .split(/\s+/)
      .map((word) => [plain(word), activity as SessionActivity]),
  ),
);

/** Words that say nothing of what was done. `generic`, `all` and `fitness_equipment` are FIT's. */
const sayNothing = new Set(
  'generic all fitnessequipment unknown unbekannt uncategorized none null undefined default activity aktivität outdoor indoor track gpx 0'.split(
    ' ',
  ),
);

/** With one of these, nothing is training: `Car ride`, `bike_to_run_transition`. */
const noTraining = new Set(
  'car auto train bus tram taxi ferry boat plane motor motorcycle motorbike scooter horse pferd moto transition'.split(
    ' ',
  ),
);

/** Whether a word as a whole is a sport that is logged. */
export const isActivity = (word: string): boolean => activities.has(plain(word));

/** The activity that a sport is logged as, by the whole or by one of its words; undefined if it names none. */
function activityOf(sport: string): SessionActivity | undefined {
  const whole = activities.get(plain(sport));
  if (whole) return whole;
  const words = wordsOf(sport);
  if (words.some((word) => noTraining.has(word))) return undefined;
  return words
    .filter((word) => !/^\p{N}+$/u.test(word))
    .map((word) => activities.get(word))
    .find((each) => each !== undefined);
}

/** What an activity is, by the words of its file. */
export type Sport =
  | { is: 'RUN'; surface?: Surface }
  | { is: 'SESSION'; activity: SessionActivity }
  /** The file does not say. */
  | { is: 'UNSTATED' }
  /** Neither running nor training that is logged. */
  | { is: 'OTHER'; sport: string };

/** The sport that words name, the most telling first: the first that says anything counts. */
export function sportOf(words: readonly string[]): Sport {
  const sport = words.find((word) => plain(word) !== '' && !sayNothing.has(plain(word)));
  if (sport === undefined) return { is: 'UNSTATED' };
  const activity = activityOf(sport);
  if (activity) return { is: 'SESSION', activity };
  const run = runNamed(sport);
  return run ? { is: 'RUN', ...run } : { is: 'OTHER', sport };
}

/** The sport by the file, or by its source where the file says none, or only that it is none of those that its format knows. */
export function sportBy(words: readonly string[], said: string | undefined): Sport {
  const sport = sportOf(words);
  const isOpen = sport.is === 'UNSTATED' || (sport.is === 'OTHER' && plain(sport.sport) === 'other');
  return isOpen && said !== undefined ? sportOf([said]) : sport;
}
