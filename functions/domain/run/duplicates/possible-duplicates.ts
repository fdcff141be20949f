import { MAX_DUPLICATES } from '../../answer-limits.ts';
import type { Author } from '../../athlete/athlete.ts';
import type { Instant } from '../../vocabulary.ts';
import type { DuplicateVerdict, RunRecord } from '../run-record.ts';
import { overlap, type Timed, type Worded, wordOn } from './words.ts';

type Compared = Timed & Worded & Pick<RunRecord, 'recordedAt'>;

/** Another recording that may be of the same run, and what somebody said of the two. */
export interface PossibleDuplicate<R> {
  run: R;
  /** Absent as long as nobody said anything. */
  verdict?: DuplicateVerdict;
  saidBy?: Author;
  saidAt?: Instant;
}

const recordedBefore = (a: Compared, b: Compared): boolean =>
  a.recordedAt === b.recordedAt ? a.id < b.id : a.recordedAt < b.recordedAt;

/**
 * The runs of which a run is possibly another recording: any that overlaps it in time, from the same source too, and any of
 * which somebody said so. It is so both ways. In the order in which they were recorded, at most MAX_DUPLICATES; those of which
 * somebody said something come first when there are more.
 */
export function possibleDuplicatesOf<R extends Compared>(run: Compared, others: readonly R[]): PossibleDuplicate<R>[] {
  const found = others.flatMap((other): PossibleDuplicate<R>[] => {
    if (other.id === run.id) return [];
    const word = wordOn(run, other);
    if (!word) return overlap(run, other) ? [{ run: other }] : [];
    return [{ run: other, verdict: word.verdict, saidBy: word.by, saidAt: word.at }];
  });
  const inOrder = (all: PossibleDuplicate<R>[]) => all.sort((a, b) => (recordedBefore(a.run, b.run) ? -1 : 1));
  if (found.length <= MAX_DUPLICATES) return inOrder(found);
  const [said, unsaid] = [found.filter(({ verdict }) => verdict), inOrder(found.filter(({ verdict }) => !verdict))];
  return inOrder([...inOrder(said), ...unsaid].slice(0, MAX_DUPLICATES));
}

/**
 * The first recorded of the runs of which a run is possibly another recording, if it was recorded before it and nobody said
 * that they are different. Undefined if there is none: of two, only the later is suspected. Nothing is merged or dropped.
 */
export function possibleDuplicateOf<R extends Compared>(run: Compared, others: readonly R[]): R | undefined {
  let original: R | undefined;
  for (const other of others) {
    if (other.id === run.id || !recordedBefore(other, run)) continue;
    const word = wordOn(run, other)?.verdict;
    if (word === 'DIFFERENT' || (word === undefined && !overlap(run, other))) continue;
    if (!original || recordedBefore(other, original)) original = other;
  }
  return original;
}
