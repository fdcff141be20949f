import type { ObservationRecord } from './symptom.ts';
import type { Instant, Trend } from '../vocabulary.ts';

type Observed = Pick<ObservationRecord, 'observedAt' | 'phase' | 'onsetDistanceMeters' | 'sites' | 'pain'>;

/** How many earlier observations the latest is compared with. */
const BEFORE = 3;

/**
 * How far into a run a symptom begins, in metres. 0 if it is present without running. Undefined if the phase says
 * nothing about it.
 */
function onsetOf({ phase, onsetDistanceMeters }: Observed): number | undefined {
  switch (phase) {
    case 'DURING_RUN':
      return onsetDistanceMeters;
    case 'AT_REST':
    case 'ON_WAKING':
    case 'DAILY_ACTIVITY':
    case 'PRE_RUN':
    case 'WARM_UP':
      return 0;
    case 'COOL_DOWN':
    case 'AFTER_RUN':
    case 'NEXT_MORNING':
    case 'CROSS_TRAINING':
      return undefined;
  }
}

function startsEarlier(latest: Observed, before: readonly Observed[]): boolean {
  const [onset, earlier] = [onsetOf(latest), before.flatMap((each) => onsetOf(each) ?? [])];
  return onset !== undefined && earlier.length > 0 && earlier.every((each) => onset < each);
}

function trendAt(observations: readonly Observed[], index: number): Trend {
  const latest = observations[index];
  const before = observations.slice(Math.max(0, index - BEFORE), index);
  if (!latest || before.length < 2) return 'STEADY';
  const change = latest.pain - before.reduce((sum, { pain }) => sum + pain, 0) / before.length;
  const spreads = before.every(({ sites }) => sites.length < latest.sites.length);
  const widens = spreads || startsEarlier(latest, before);
  if (change >= 1 || (change >= 0 && widens)) return 'WORSENING';
  return change <= -1 && !widens ? 'IMPROVING' : 'STEADY';
}

/**
 * The trend of a symptom, from its observations, oldest first. The latest is compared with up to three before it.
 *
 * - STEADY: fewer than three observations, or none of the following.
 * - WORSENING: pain (NRS) >= their mean + 1; or >= their mean and earlier in the run, or in more sites, than in any of
 *   them.
 * - IMPROVING: pain <= their mean - 1, and neither earlier in the run nor in more sites.
 *
 * `worseningSince` is the first of the consecutive observations with which it is WORSENING. A symptom that is noticed
 * without running, or before it, begins at 0 m; one that is noticed after running says nothing about where it began.
 */
export function trendOf(observations: readonly Observed[]): { trend: Trend; worseningSince?: Instant } {
  const trend = trendAt(observations, observations.length - 1);
  if (trend !== 'WORSENING') return { trend };
  let first = observations.length - 1;
  while (trendAt(observations, first - 1) === 'WORSENING') first--;
  const worseningSince = observations[first]?.observedAt;
  return { trend, ...(worseningSince !== undefined && { worseningSince }) };
}
