import { requireRole } from '../../access/access.ts';
import { type Actor, authorOf } from '../../athlete/athlete.ts';
import type { Change } from '../../athlete/change.ts';
import { INPUT } from '../../check.ts';
import type { RunId } from '../../ids.ts';
import { atOnce } from '../../limits/limits.ts';
import { refuse } from '../../refusal.ts';
import type { Instant } from '../../vocabulary.ts';
import type { DuplicateVerdict, DuplicateWord, RunRecord } from '../run-record.ts';
import { overlap, wordOn } from './words.ts';

/** What is said of two recordings, by whom and when. */
interface Saying {
  verdict: DuplicateVerdict;
  by: Actor;
  now: Instant;
}

/**
 * Says of two recordings that they are of the same run, or of different ones. Both keep it, across revisions, until somebody
 * says otherwise. For the athlete, and for the integration that recorded both. INVALID for one run twice, and for runs that
 * neither overlap nor are of one local day, if nothing was said of them before; LIMIT_REACHED beyond what a run keeps. To say
 * the same again changes nothing. (domain.md, rule 8)
 */
export function markDuplicate(run: RunRecord, other: RunRecord, { verdict, by, now }: Saying): Change {
  requireRole(by.roles, 'markDuplicate');
  const path = [...INPUT, 'otherRunId'];
  if (run.id === other.id) refuse('INVALID', 'Both IDs are of one run. Give two.', path);
  const word = wordOn(run, other);
  if (word?.verdict === verdict) return { put: [] };
  const isNear = overlap(run, other) || run.localDate === other.localDate;
  if (!isNear && (verdict === 'SAME' || !word))
    refuse(
      'INVALID',
      'These runs neither overlap nor are of one day, so they are not taken for one run. Check the IDs and their times.',
      path,
    );
  return { put: [withWord(run, other.id, verdict, by, now), withWord(other, run.id, verdict, by, now)] };
}

function withWord(run: RunRecord, runId: RunId, verdict: DuplicateVerdict, by: Actor, at: Instant): RunRecord {
  const others = run.duplicates?.filter((each) => each.runId !== runId) ?? [];
  if (others.length >= atOnce.duplicatesOfRun)
    refuse(
      'LIMIT_REACHED',
      `${atOnce.duplicatesOfRun} words on duplicates of ${run.id} are kept already. Delete the recordings that are not needed.`,
      [...INPUT, 'otherRunId'],
    );
  const word: DuplicateWord = { runId, verdict, by: authorOf(by), at };
  return { ...run, duplicates: [...others, word], updatedAt: at };
}
