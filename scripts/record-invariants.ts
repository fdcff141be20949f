import { isDeepStrictEqual } from 'node:util';
import type { CommentCounts, Summary } from '../functions/domain/athlete/athlete.ts';
import { BREACH_DAYS } from '../functions/domain/athlete/attention.ts';
import type { Entity } from '../functions/domain/athlete/change.ts';
import { sumOf } from '../functions/domain/counts.ts';
import { keyOf } from '../functions/domain/ids.ts';
import { summarize } from '../functions/domain/athlete/summary.ts';
import { painsIn, withFelt } from '../functions/domain/run/felt.ts';
import type { FeltPain } from '../functions/domain/run/run-record.ts';
import { courseOf, isOpen } from '../functions/domain/symptom/symptom-course.ts';
import { daysBefore } from '../functions/domain/time.ts';
import type { Finding, Partition, Repair } from './finding.ts';

/** The inconsistencies among the records of one athlete. */
export function brokenRecords({ profile, grants, commentCounts, entities, now }: Partition): Finding[] {
  const found: Finding[] = [];
  const equal = (id: string, what: string, actual: unknown, due: unknown, repair: Repair = 'copy-back') => {
    if (!isDeepStrictEqual(actual, due)) found.push({ id, what: `${what} differs`, repair, actual, due });
  };
  const all = <K extends Entity['kind']>(kind: K) =>
    entities.filter((entity): entity is Extract<Entity, { kind: K }> => entity.kind === kind);
  const [runs, sessions] = [all('run'), all('session')];
  const [symptoms, instructions] = [all('symptom'), all('instruction')];
  const [observations, comments] = [all('observation'), all('comment')];

  const owners = grants.filter(({ roles }) => roles.includes('OWNER')).map(({ person }) => person.id);
  equal(profile.id, 'its owner', owners, [profile.ownerId]);
  for (const { id, athleteId } of entities) equal(id, 'its athlete', keyOf(athleteId), keyOf(profile.id));

  const facts = {
    instructions,
    symptoms: symptoms.filter(isOpen),
    recentRuns: runs.filter(({ startedAt }) => startedAt >= daysBefore(now, BREACH_DAYS)),
    runsBefore: runs.filter(({ startedAt }) => startedAt < daysBefore(now, BREACH_DAYS)),
    recentSessions: sessions.filter(({ startedAt }) => startedAt >= daysBefore(now, BREACH_DAYS)),
    sessionsBefore: sessions.filter(({ startedAt }) => startedAt < daysBefore(now, BREACH_DAYS)),
    weeks: profile,
  };
  const { summary } = profile;
  const [actual, due] = [summarize(summary, {}, now), summarize(summary, facts, now)].map(inAnyOrder);
  equal(profile.id, 'its summary', actual, actual && due && asKnown(due, actual), 'recompute');

  const commentsOn = Map.groupBy(comments, ({ subjectId }): string => subjectId);
  for (const subject of [profile, ...runs, ...sessions, ...symptoms, ...instructions]) {
    const counts: CommentCounts = {};
    for (const { audience } of commentsOn.get(subject.id) ?? []) counts[audience] = (counts[audience] ?? 0) + 1;
    const counted = subject === profile ? sumOf(profile.commentCounts, commentCounts) : subject.commentCounts;
    equal(subject.id, 'its count of comments', counted, counts);
  }

  const observedIn = Map.groupBy(observations, ({ runId }) => runId);
  for (const run of runs) {
    const felt = observedIn.get(run.id) ?? [];
    equal(run.id, 'its list of observations', [...run.observationIds].sort(), felt.map(({ id }) => id).sort());
    const worst = felt.length > 0 ? Math.max(...felt.map(({ pain }) => pain)) : undefined;
    equal(run.id, 'its worst pain', run.worstPain, worst);
    if (run.felt === undefined) continue;
    // One that names no run may be missing where both were written in the same moment; none may be there that was not made.
    const known = new Set<string | undefined>(run.felt.map(({ observationId }) => observationId));
    const made = observations.filter(({ id, runId }) => known.has(id) || runId === run.id);
    const due = made.reduce(withFelt, { ...run, felt: run.felt.filter((each) => !each.observationId) });
    equal(run.id, 'what was felt in it', inOrder(painsIn(run)), inOrder(painsIn(due)));
  }

  const observedOf = Map.groupBy(observations, ({ symptomId }) => symptomId);
  for (const symptom of symptoms) {
    const own = [symptom.id, ...symptom.mergedFromIds].flatMap((id) => observedOf.get(id) ?? []);
    const instants = own.map(({ observedAt }) => observedAt).sort();
    const { id, latestObservation } = symptom;
    equal(id, 'its number of observations', symptom.observationCount, own.length);
    equal(id, 'its opening', symptom.openedAt, instants[0]);
    equal(id, 'its latest instant', latestObservation.observedAt, instants.at(-1));
    const latest = own.find((each) => each.id === latestObservation.id);
    equal(id, 'its latest observation', latestObservation, latest);
    // Symptoms that were last observed before red flags were stored have a trend by the rule of then.
    const { trend, redFlags } = courseOf(own);
    if (symptom.redFlags) {
      equal(id, 'its trend', symptom.trend, trend);
      equal(id, 'its red flags', symptom.redFlags, redFlags);
    }
  }

  const ids = new Set<string>([profile.id, ...entities.map(({ id }) => id)]);
  for (const entity of entities)
    for (const other of linksOf(entity))
      if (!ids.has(other)) found.push({ id: entity.id, what: `${other} is missing`, repair: 'copy-back' });

  const madeFrom = Map.groupBy(observations, ({ fromCommentId }) => fromCommentId);
  for (const { id, promotedToId } of comments) {
    const made = (madeFrom.get(id) ?? []).map((each) => each.id);
    equal(id, 'what it was promoted to', promotedToId === undefined ? [] : [promotedToId], made);
  }
  return found;
}

/** What older summaries do not say: the next change of the athlete's instructions, symptoms or runs says it. */
const ADDED = [
  'redFlagSince',
  'redFlags',
  'worsening',
  'breaches',
  'lapses',
  'overridden',
  'toldLate',
  'newSymptomPain',
  'concernSince',
  'sessionBreaches',
] as const satisfies readonly (keyof Summary)[];

/** A summary without what an older one does not say. */
function asKnown(due: Summary, actual: Summary): Summary {
  const unknown = ADDED.filter((key) => actual[key] === undefined);
  const known = Object.fromEntries(
    Object.entries(due).filter(([key]) => !unknown.some((each) => each === key)),
  ) as unknown as Summary;
  // Since when there was something to say is of times of which records alone do not tell.
  if (known.concernSince !== undefined && actual.concernSince !== undefined) known.concernSince = actual.concernSince;
  for (const name of ['breaches', 'sessionBreaches'] as const) {
    const { [name]: breaches } = known;
    if (breaches && actual[name]?.worst === undefined) delete breaches.worst;
  }
  return known;
}

/** A summary for comparison: until November 2026, governing instructions stood in the order in which they were committed. */
const inAnyOrder = (summary: Summary): Summary => ({
  ...summary,
  restrictions: summary.restrictions.map((each) => ({ ...each, governedByIds: [...each.governedByIds].sort() })),
});

/** What was felt, by the observation: of equal pains, the one that was written first comes first. */
const inOrder = (felt: readonly FeltPain[]): FeltPain[] =>
  [...felt].sort((a, b) => ((a.observationId ?? '') < (b.observationId ?? '') ? -1 : 1));

/** The IDs that a record refers to, which must exist. */
function linksOf(entity: Entity): string[] {
  switch (entity.kind) {
    case 'observation':
      return [entity.symptomId, entity.runId, entity.fromCommentId].filter((id) => id !== undefined);
    case 'symptom':
      return [...entity.mergedFromIds, entity.mergedIntoId, entity.recursFromId].filter((id) => id !== undefined);
    case 'instruction':
      return [...entity.supersedesIds, entity.supersededById].filter((id) => id !== undefined);
    case 'comment':
      return [entity.subjectId, entity.promotedToId].filter((id) => id !== undefined);
    case 'run':
    case 'deletedRun':
    case 'session':
    case 'deletedSession':
      return [];
    default:
      return entity satisfies never;
  }
}
