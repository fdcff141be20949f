import type { AthleteRecord, CommentCounts } from '../functions/domain/athlete/athlete.ts';
import type { Entity } from '../functions/domain/athlete/change.ts';
import type { GrantRecord } from '../functions/domain/team/viewer.ts';
import type { Instant } from '../functions/domain/vocabulary.ts';

/** How to repair a finding. docs/operations.md describes each repair. */
export type Repair =
  | 'finish-erasure'
  | 'delete'
  | 'put-edge'
  | 'set-person'
  | 'rename-and-back'
  | 'recompute'
  | 'copy-back'
  | 'compare-trail'
  | 'fold-access';

/** An inconsistency. */
export interface Finding {
  /** A global ID, or the key of an item that has none. */
  id: string;
  what: string;
  repair: Repair;
  /** The actual and the expected value: health data, for tests. Never print it. */
  actual?: unknown;
  due?: unknown;
}

/** Everything of one athlete. */
export interface Partition {
  profile: AthleteRecord;
  grants: readonly GrantRecord[];
  /** The comments on the athlete themselves that are counted beside the profile. */
  commentCounts: CommentCounts;
  entities: readonly Entity[];
  now: Instant;
}
