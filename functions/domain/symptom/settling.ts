import { daysBefore, instantAfter } from '../time.ts';
import type { Instant } from '../vocabulary.ts';
import { changeThatMatters, MODERATE_PAIN, occasionOf } from './pain.ts';
import type { ObservationRecord } from './symptom.ts';

type Observed = Pick<ObservationRecord, 'observedAt' | 'phase' | 'pain'>;

/** How far back the mornings lie that one is compared with. */
const MORNING_DAYS = 28;
/** How many of them: the latest. */
const MORNINGS = 3;
/** How long after it hurt while running, or after it, the next morning may be, in milliseconds. */
const NEXT_MORNING_MS = 36 * 3_600_000;
const WEEK_DAYS = 7;

const isMorning = ({ phase }: Observed): boolean => occasionOf[phase] === 'MORNING';

const meanPain = (observations: readonly Observed[]): number =>
  observations.reduce((sum, { pain }) => sum + pain, 0) / observations.length;

/** Whether a morning is one after a run: it is told as that, or running was spoken of in the 36 hours before. */
function followsRun({ phase, observedAt }: Observed, earlier: readonly Observed[]): boolean {
  if (phase === 'NEXT_MORNING') return true;
  const since = instantAfter(observedAt, -NEXT_MORNING_MS);
  return earlier.some((each) => {
    const occasion = occasionOf[each.phase];
    return each.observedAt >= since && (occasion === 'RUNNING' || occasion === 'AFTER_RUNNING');
  });
}

/** Whether the mornings of the week up to one hurt more than those of the week before, two at least in each. */
function risesByTheWeek({ observedAt }: Observed, mornings: readonly Observed[]): boolean {
  const [weekAgo, twoWeeksAgo] = [daysBefore(observedAt, WEEK_DAYS), daysBefore(observedAt, 2 * WEEK_DAYS)];
  const now = mornings.filter((each) => each.observedAt > weekAgo);
  const before = mornings.filter((each) => each.observedAt > twoWeeksAgo && each.observedAt <= weekAgo);
  if (now.length < 2 || before.length < 2) return false;
  const usual = meanPain(before);
  return meanPain(now) - usual >= changeThatMatters(usual);
}

/**
 * Whether pain has not settled by a morning: after a run it is above the usual of the latest three mornings of four weeks
 * by a change that matters (above none, where no morning is known), or mornings rise from one week to the next.
 *
 * Mornings of moderate pain are never the usual: a bad one would excuse the next, and the model asks that pain has settled,
 * not that it is no worse than yesterday. So after a run no morning of 4 or more has.
 */
function isUnsettled(morning: Observed, earlier: readonly Observed[]): boolean {
  const mornings = earlier.filter(isMorning);
  if (risesByTheWeek(morning, [...mornings, morning])) return true;
  if (!followsRun(morning, earlier)) return false;
  const since = daysBefore(morning.observedAt, MORNING_DAYS);
  const known = mornings.filter(({ observedAt, pain }) => observedAt >= since && pain < MODERATE_PAIN);
  const usual = known.length === 0 ? 0 : meanPain(known.slice(-MORNINGS));
  return morning.pain - usual >= changeThatMatters(usual);
}

/**
 * Since when pain has not settled by the next morning: the first of the consecutive mornings that had not, up to the last
 * one that was told of. Undefined once a morning had. Observations are of one symptom, oldest first. What height of pain is
 * accepted while running is not asked: what counts is that it is gone by the morning. (domain.md, rule 9: the 24-hour rule
 * of the pain-monitoring model; Thomeé 1997, doi 10.1093/ptj/77.12.1690; Silbernagel 2007, doi 10.1177/0363546506298279)
 */
export function notSettledSince(observations: readonly Observed[]): Instant | undefined {
  let since: Instant | undefined;
  observations.forEach((each, index) => {
    if (!isMorning(each)) return;
    since = isUnsettled(each, observations.slice(0, index)) ? (since ?? each.observedAt) : undefined;
  });
  return since;
}
