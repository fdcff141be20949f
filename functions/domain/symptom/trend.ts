import { daysBefore } from '../time.ts';
import type { Instant, Trend } from '../vocabulary.ts';
import { changeThatMatters, occasionOf, PAIN_JUMP, SEVERE_PAIN } from './pain.ts';
import type { ObservationRecord } from './symptom.ts';

type Observed = Pick<ObservationRecord, 'observedAt' | 'phase' | 'onsetDistanceMeters' | 'sites' | 'side' | 'pain'>;

/** How many of a symptom's latest observations the trend looks at: two a day for 28 days, and some more. */
export const TREND_OVER = 60;

/** How many earlier observations like it one is compared with. */
const BEFORE = 3;
/** How far back a slow creep is looked for. */
const CREEP_DAYS = 28;
/** For how long the last word on one occasion counts while the athlete speaks of others. */
const WORD_DAYS = 7;
/** How much earlier in a run, in metres, is clearly earlier. Less is, too, if it is half as far or less. */
const EARLIER_METERS = 400;

/** What is compared, on one occasion. Larger values are worse. */
interface Measure {
  name: string;
  value: number;
  /** Whether going from one value to a larger one is a change that matters. */
  worsens(from: number, to: number): boolean;
  /** How many earlier values it takes to speak of a change. */
  needs: number;
  isPain?: true;
  /** Of what is compared over all occasions: the last values on this one, which it must be above, too. */
  usualHere?: readonly number[];
}

/** Values of one measure, oldest first, and how it develops. */
interface Course {
  trend: Trend;
  values: { at: Instant; value: number }[];
  /** While it is WORSENING: the value that it rose from, and when it last rose. */
  rise?: { from: number; at: Instant };
}

const painWorsens = (from: number, to: number): boolean => to - from >= changeThatMatters(from);
const extentWorsens = (from: number, to: number): boolean => to - from >= 1;
/** Values are metres into the run, negated. */
const onsetWorsens = (from: number, to: number): boolean =>
  to > from && (to - from >= EARLIER_METERS || -to <= -from / 2);

/**
 * How far into a run it begins, in metres; 0 if it is there before the first step. Undefined if the phase says nothing
 * about it.
 */
function onsetOf({ phase, onsetDistanceMeters }: Observed): number | undefined {
  if (phase === 'DURING_RUN') return onsetDistanceMeters;
  return phase === 'PRE_RUN' || phase === 'WARM_UP' ? 0 : undefined;
}

/**
 * What an observation is measured by, after the courses of those before it.
 *
 * Sites and sides are compared over all occasions, too: a spread is one on whatever occasion it is first told of. (domain.md,
 * rule 6) There they must be above what is usual on their own occasion as well: one site while running and three after every
 * run is no spread each time.
 */
function measuresOf(observed: Observed, courses: ReadonlyMap<string, Course>): Measure[] {
  const { phase, pain, sites, side } = observed;
  const [occasion, onset] = [occasionOf[phase], onsetOf(observed)];
  const extents = { sites: sites.length, sides: side === 'BILATERAL' ? 2 : 1 };
  return [
    { name: `pain ${occasion}`, value: pain, worsens: painWorsens, needs: 2, isPain: true },
    ...Object.entries(extents).flatMap(([name, value]): Measure[] => {
      const extent = { value, worsens: extentWorsens, needs: 1 };
      const here = `${name} ${occasion}`;
      return [
        { ...extent, name, usualHere: usualOf(courses.get(here), observed.observedAt) },
        { ...extent, name: here },
      ];
    }),
    ...(onset === undefined ? [] : [{ name: 'onset', value: -onset, worsens: onsetWorsens, needs: 1 }]),
  ];
}

/** The last values of a measure, of 28 days. */
const usualOf = (course: Course | undefined, at: Instant): number[] =>
  (course?.values ?? [])
    .filter((each) => each.at >= daysBefore(at, CREEP_DAYS))
    .slice(-BEFORE)
    .map(({ value }) => value);

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What a measure has crept up from: the mean of the best three of 28 days, if each of the last three is above it by a
 * change that matters. They must be above the median, too: a stable tendon has good days, and is not worse on the others.
 */
function creptFrom({ values }: Course, { value, worsens }: Measure, at: Instant): number | undefined {
  const month = values.filter((each) => each.at >= daysBefore(at, CREEP_DAYS)).map((each) => each.value);
  const last = [...month, value].slice(-BEFORE);
  const earlier = month.slice(0, 1 - BEFORE).sort((a, b) => a - b);
  if (earlier.length < BEFORE) return undefined;
  const best = meanOf(earlier.slice(0, BEFORE));
  const usual = earlier[Math.floor(earlier.length / 2)] ?? best;
  return last.every((each) => worsens(best, each) && each > usual) ? best : undefined;
}

/** What a measure has just risen from by a change that matters; undefined if it has not risen. */
function risenFrom(course: Course, measure: Measure, at: Instant, isFirstSevere: boolean): number | undefined {
  const { value, worsens, needs, isPain, usualHere } = measure;
  const last = course.values.slice(-BEFORE).map((each) => each.value);
  const before = last.at(-1);
  const worst = [...last, ...(usualHere ?? [])];
  if (last.length >= needs && worst.every((each) => worsens(each, value))) return Math.max(...last);
  if (isPain && before !== undefined && value - before >= PAIN_JUMP) return before;
  if (isPain && isFirstSevere) return SEVERE_PAIN - changeThatMatters(SEVERE_PAIN);
  // Over all occasions, the values go up and down with the occasions.
  return course.rise || usualHere ? undefined : creptFrom(course, measure, at);
}

/**
 * Whether a measure that rose is still up, for 28 days at most; then it is usual. It is not, once it is back where it rose
 * from for the second time among the last three, or at one stroke. Over all occasions, once it is back for the second time:
 * then it is another extent on other occasions, not a spread.
 */
function staysUp({ rise, values }: Course, { value, worsens, isPain, usualHere }: Measure, at: Instant): boolean {
  if (!rise) return false;
  if (isPain && value >= SEVERE_PAIN) return true;
  const since = values.filter((each) => each.at > rise.at).map((each) => each.value);
  const heard = usualHere ? [...since, value] : [...since, value].slice(-BEFORE);
  const back = heard.filter((each) => !worsens(rise.from, each)).length;
  const drop = isPain ? (values.at(-1)?.value ?? value) - value : 0;
  return rise.at >= daysBefore(at, CREEP_DAYS) && (back === 0 || (back === 1 && drop < PAIN_JUMP));
}

/** The course of a measure with one more value. `isFirstSevere`: the symptom was never this painful before. */
function courseAfter(course: Course, measure: Measure, at: Instant, isFirstSevere: boolean): Course {
  const { value, worsens, needs, isPain } = measure;
  const last = course.values.slice(-BEFORE).map((each) => each.value);
  const values = [...course.values, { at, value }];

  const from = risenFrom(course, measure, at, isFirstSevere);
  if (from !== undefined)
    return { trend: 'WORSENING', values, rise: { from: Math.min(from, course.rise?.from ?? from), at } };
  const falls = isPain && last.length >= needs && last.every((each) => worsens(value, each));
  if (falls) return { trend: 'IMPROVING', values };
  if (course.rise && staysUp(course, measure, at)) return { trend: 'WORSENING', values, rise: course.rise };
  const staysDown = course.trend === 'IMPROVING' && worsens(value, Math.max(...last));
  return { trend: staysDown ? 'IMPROVING' : 'STEADY', values };
}

function overall(courses: Iterable<Course>, at: Instant): Trend {
  const since = daysBefore(at, WORD_DAYS);
  const trends = [...courses].flatMap(({ trend, values }) => ((values.at(-1)?.at ?? '') >= since ? trend : []));
  return trends.find((trend) => trend === 'WORSENING') ?? trends.find((trend) => trend === 'IMPROVING') ?? 'STEADY';
}

/** The observations, each with the side that was stated last, as in `movementsOf`. */
function withSides(observations: readonly Observed[]): Observed[] {
  let stated: Observed['side'] = 'UNSPECIFIED';
  return observations.map((each) => {
    stated = each.side === 'UNSPECIFIED' ? stated : each.side;
    return { ...each, side: stated };
  });
}

/** The trend with each of the observations. */
function trendsOf(observations: readonly Observed[]): Trend[] {
  const courses = new Map<string, Course>();
  return withSides(observations).map((observed, index) => {
    const { observedAt: at, pain } = observed;
    const isFirstSevere = pain >= SEVERE_PAIN && observations.slice(0, index).every((each) => each.pain < SEVERE_PAIN);
    for (const measure of measuresOf(observed, courses)) {
      const course = courses.get(measure.name) ?? { trend: 'STEADY', values: [] };
      courses.set(measure.name, courseAfter(course, measure, at, isFirstSevere));
    }
    return overall(courses.values(), at);
  });
}

/**
 * The trend of a symptom, from its observations, oldest first; the latest 60 count. Like is compared with like: pain
 * (NRS) with pain on the same occasion (`occasionOf`), against each of the last three there.
 *
 * - WORSENING: on any occasion, pain that is higher than each of them by a change that matters (`changeThatMatters`);
 *   or a jump of 3; or a first 7; or more sites or both sides, than there or than on any occasion; or clearly earlier in the
 *   run; or a slow creep above the best three of 28 days (`creptFrom`). It stays until pain falls on that occasion by a
 *   change that matters, or is back where it rose from (a second time, or down by 3), or has been as high for 28 days; but
 *   pain of 7 stays.
 * - IMPROVING: on an occasion, pain that is lower than each of them by a change that matters, until it is level with
 *   them; and nothing is WORSENING. Fewer sites are none.
 * - STEADY: anything else.
 *
 * What was said of an occasion counts for a week while the athlete speaks of others. `worseningSince` is the first of the
 * consecutive observations with which it is WORSENING.
 */
export function trendOf(observations: readonly Observed[]): { trend: Trend; worseningSince?: Instant } {
  const latest = observations.slice(-TREND_OVER);
  const trends = trendsOf(latest);
  const trend = trends.at(-1) ?? 'STEADY';
  if (trend !== 'WORSENING') return { trend };
  const worseningSince = latest[trends.findLastIndex((each) => each !== 'WORSENING') + 1]?.observedAt;
  return { trend, ...(worseningSince !== undefined && { worseningSince }) };
}
