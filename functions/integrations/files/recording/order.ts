import { FileRefused, instantAt } from '../content.ts';
import { type Warnings, warn } from '../warnings.ts';
import { LONGEST_SECONDS, type Point, type Segment } from './recording.ts';

/** No run lasts longer than a week: a time further from the middle one than half of it is another day's, or another century's. */
const FARTHEST_MS = (LONGEST_SECONDS / 2) * 1_000;
/** Of so many points, one in so many may have a wrong time. More of them are no slips: the order itself is in question. */
const ONE_IN = 20;

/** Without points whose times lie far from the others, such as one in 2043. */
function near(points: readonly Point[], warnings: Warnings): readonly Point[] {
  const times = points.map(({ at }) => at).sort((one, other) => one - other);
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  const kept = points.filter(({ at }) => Math.abs(at - middle) <= FARTHEST_MS);
  warn(warnings, 'TIME_IGNORED', points.length - kept.length);
  return kept;
}

/**
 * Without points that repeat an earlier one. Some exporters begin each segment from the start: what is new in it goes on where the segment
 * before ended.
 */
function once(segments: readonly Segment[]): Segment[] {
  const seen = new Set<string>();
  const kept: Point[][] = [];
  for (const segment of segments) {
    let goesOn = false;
    const fresh = segment.filter(({ at, place }, index) => {
      const key = `${at} ${place?.latitude} ${place?.longitude}`;
      if (!seen.has(key)) return seen.add(key);
      goesOn ||= index === 0;
      return false;
    });
    const before = kept.at(-1);
    if (goesOn && before) before.push(...fresh);
    else kept.push(fresh);
  }
  return kept;
}

const runsForward = (points: readonly { at: number }[]): boolean =>
  points.every(({ at }, index) => at >= (points[index - 1]?.at ?? at));

/** Points are sorted where they step back by this much at most: some devices write what they buffered a little late. */
const LATE_MS = 60_000;

const stepsBackBy = (points: readonly Point[]): number =>
  points.reduce((most, { at }, index) => Math.max(most, (points[index - 1]?.at ?? at) - at), 0);

/** The most points that are in order as they stand: a longest subsequence whose times never step back (patience sorting). */
function longestForward(points: readonly Point[]): Set<Point> {
  const ends: number[] = [];
  const before: number[] = [];
  points.forEach(({ at }, index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((points[ends[middle] ?? 0]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const kept = new Set<Point>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const point = points[index];
    if (point) kept.add(point);
  }
  return kept;
}

/** Stretches that each run forward, the earliest first. Throws UNREADABLE if they overlap: then no order is the right one. */
function inBlocks(segments: readonly Segment[]): Segment[] {
  const blocks: Point[][] = [];
  for (const segment of segments) {
    const block: Point[] = [];
    for (const point of segment) {
      if (point.at < (block.at(-1)?.at ?? point.at)) blocks.push(block.splice(0));
      block.push(point);
    }
    if (block.length > 0) blocks.push(block);
  }
  blocks.sort(([one], [other]) => (one?.at ?? 0) - (other?.at ?? 0));
  blocks.forEach((block, index) => {
    const [from, until] = [block[0]?.at ?? 0, blocks[index - 1]?.at(-1)?.at ?? -Infinity];
    if (from >= until) return;
    const where = `it reaches ${instantAt(until)} and begins again at ${instantAt(from)}`;
    throw new FileRefused(
      'UNREADABLE',
      `The file goes twice through the same time, on different ways: ${where}. Export it again.`,
    );
  });
  return blocks;
}

/**
 * Points in the order of time. A point whose time is wrong costs that point; segments that repeat earlier ones, or stand in another
 * order, cost nothing. Throws UNREADABLE where the times of whole stretches contradict each other.
 */
export function inOrder(segments: readonly Segment[], warnings: Warnings): Segment[] {
  const nearby = new Set(near(segments.flat(), warnings));
  const each = once(segments.map((segment) => segment.filter((point) => nearby.has(point))));
  const points = each.flat();
  warn(warnings, 'POINT_REPEATED', nearby.size - points.length);
  if (runsForward(points)) return each.filter(({ length }) => length > 0);
  const forward = longestForward(points);
  const slips = points.length - forward.size;
  if (slips > 1 && slips * ONE_IN > points.length) {
    if (stepsBackBy(points) > LATE_MS) return inBlocks(each);
    return each.map((segment) => segment.toSorted((one, other) => one.at - other.at));
  }
  warn(warnings, 'TIME_IGNORED', slips);
  return each.map((segment) => segment.filter((point) => forward.has(point))).filter(({ length }) => length > 0);
}
