import type { Surface } from '../../../domain/vocabulary.ts';
import { plain, wordsOf } from './words.ts';

/** Words that name running, in the languages that exporters are known to write, with the surface if the word says it. */
const lists: [Surface | undefined, string][] = [
  [
    undefined,
    `run running runs jog jogging jogger 9 indoorrunning indoorrun obstaclerunning obstaclerun ultrarun ultrarunning
    ultra parkrun fellrunning fellrun racerunning marathon halfmarathon ultramarathon canicross plogging
    laufen lauf joggen dauerlauf waldlauf laufsport courseapied courirapied footing correr carrera carreraapie trote
    corrida correre corsa jogando hardlopen løp løping lopning löpning løb løbe juoksu juoksulenkki hlaup bieg bieganie
    beh běh běhání behani beh behanie futás futas alergare бег бігати біг пробежка трчање trčanje tek tekanje koşu kosu
    τρέξιμο ריצה الجري جري ランニング ジョギング 跑步 慢跑 달리기 러닝 วิ่ง lari chạybộ`,
  ],
  ['ROAD', 'roadrunning roadrun streetrunning streetrun straßenlauf strassenlauf'],
  ['TRAIL', 'trailrun trailrunning traillauf crosslauf geländelauf berglauf mountainrunning crosscountryrunning'],
  ['TRACK', 'trackrun trackrunning bahnlauf'],
  ['TREADMILL', 'treadmill treadmillrun treadmillrunning virtualrun virtualrunning laufband tapisroulant'],
];
const runs = new Map<string, Surface | undefined>(
  lists.flatMap(([surface, words]) => words.split(/\s+/).map((word) => [plain(word), surface] as const)),
);

const surfaces: Partial<Record<string, Surface>> = {
  trail: 'TRAIL',
  track: 'TRACK',
  road: 'ROAD',
  street: 'ROAD',
  treadmill: 'TREADMILL',
  virtual: 'TREADMILL',
};

/** On a treadmill one may walk. */
const isMachine = (word: string): boolean =>
  runs.get(word) === 'TREADMILL' && !/run|lauf/.test(word.replace('laufband', ''));
const walked = new Set([
  'walk',
  'walks',
  'walking',
  'hike',
  'hiking',
  'gehen',
  'spazieren',
  'marche',
  'caminar',
  'camminata',
]);

/**
 * The run that a sport is, by the whole or by one of its words: `Outdoor run`, `obstacle_run`, `Laufen`. Undefined if it does not name running.
 * Other sports are asked before: a deep water run is none.
 */
export function runNamed(sport: string): { surface?: Surface } | undefined {
  const words = [plain(sport), ...wordsOf(sport)];
  const named = words.find((word) => runs.has(word) && !(isMachine(word) && words.some((each) => walked.has(each))));
  if (named === undefined) return undefined;
  const surface = runs.get(named) ?? words.map((word) => surfaces[word]).find((each) => each !== undefined);
  return surface ? { surface } : {};
}
