import fc from 'fast-check';
import type { Author } from '../../functions/domain/athlete/athlete.ts';
import type { Entity } from '../../functions/domain/athlete/change.ts';
import type { CommentRecord, CommentSubjectId } from '../../functions/domain/comment/comment.ts';
import { type AthleteId, childId, restOf } from '../../functions/domain/ids.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import type { DeletedRunRecord, FormerVerdict, RunRecord } from '../../functions/domain/run/run-record.ts';
import type { ObservationRecord, SymptomRecord } from '../../functions/domain/symptom/symptom.ts';
import {
  type DeletedSessionRecord,
  editableOfSession,
  sessionActivities,
  type SessionRecord,
} from '../../functions/domain/session/session.ts';
import { runTypes } from '../../functions/domain/vocabulary.ts';

/** Any record of an athlete that the domain could write, usual or unusual, with and without optional properties. */

const from = (characters: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: length, maxLength: length });
const base64url = 'ABCXYZabcxyz0189-_';
const key = from(base64url, 16);
const ulid = from('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 26);
const instant = fc.oneof(
  fc.constantFrom('2026-03-10T12:00:00.000Z', '2026-03-10T23:59:59.999Z', '2026-03-11T00:00:00.000Z'),
  fc.integer({ min: 0, max: 4_102_444_799_999 }).map((ms) => new Date(ms).toISOString()),
);
const day = fc.oneof(
  fc.constantFrom('2026-03-10', '2026-03-11', '2026-03-09'),
  instant.map((each) => each.slice(0, 10)),
);
const text = fc.oneof(fc.constantFrom('Ada', 'manual', ''), fc.string());
const count = fc.oneof(fc.constantFrom(0, 1), fc.nat());
const measure = fc.double({ min: 0, max: 1e6, noNaN: true });
const author: fc.Arbitrary<Author> = fc.record({
  id: key.map((each) => `per_${each}` as const),
  name: text,
  role: fc.constantFrom('OWNER' as const, 'COACH' as const, 'INTEGRATION' as const),
});
const commentCounts = fc.oneof(
  fc.constant({}),
  fc.record({ TEAM: count, SUPPORTERS: count }, { requiredKeys: [], noNullPrototype: true }),
);
const some = <T>(each: fc.Arbitrary<T>) => fc.oneof(fc.constant([] as T[]), fc.array(each, { maxLength: 3 }));

const observationOf = (athleteId: AthleteId, symptomUlid: fc.Arbitrary<string>): fc.Arbitrary<ObservationRecord> =>
  fc
    .tuple(symptomUlid, ulid)
    .chain(([symptom, own]) =>
      fc.record(
        {
          kind: fc.constant('observation' as const),
          id: fc.constant(childId('obs', athleteId, `${symptom}.${own}`)),
          athleteId: fc.constant(athleteId),
          symptomId: fc.oneof(
            fc.constant(childId('sym', athleteId, symptom)),
            ulid.map((each) => childId('sym', athleteId, each)),
          ),
          observedAt: instant,
          localDate: day,
          phase: fc.constant('AT_REST' as const),
          onsetDistanceMeters: measure,
          sites: fc.constant<ObservationRecord['sites']>(['CALF']),
          side: fc.constant('LEFT' as const),
          sensations: some(fc.constant('ACHE' as const)),
          pain: count,
          note: text,
          runId: key.map((each) => childId('run', athleteId, each)),
          recordedBy: author,
          recordedAt: instant,
          version: fc.integer({ min: 0, max: 3 }),
        },
        {
          requiredKeys: [
            'kind',
            'id',
            'athleteId',
            'symptomId',
            'observedAt',
            'localDate',
            'phase',
            'sites',
            'side',
            'sensations',
            'pain',
            'recordedBy',
            'recordedAt',
            'version',
          ],
        },
      ),
    )
    .map((each) => each as ObservationRecord)
    // As usual: recorded when it was felt, on the day in UTC.
    .chain((each) =>
      fc.constantFrom(each, { ...each, recordedAt: each.observedAt, localDate: each.observedAt.slice(0, 10) }),
    );

const runOf = (athleteId: AthleteId): fc.Arbitrary<RunRecord> =>
  fc
    .record(
      {
        kind: fc.constant('run' as const),
        id: from(base64url, 22).map((each) => childId('run', athleteId, each)),
        athleteId: fc.constant(athleteId),
        source: text,
        sourceName: text,
        ownerOnly: fc.constant(true as const),
        externalId: text,
        revision: count,
        startedAt: instant,
        endedAt: fc.oneof(instant, fc.constantFrom('2026-03-10T12:55:00.000Z', 'not an instant')),
        timeZone: fc.constantFrom('UTC', 'America/Chicago'),
        localDate: day,
        type: fc.constantFrom(...runTypes),
        distanceMeters: measure,
        durationSeconds: measure,
        effort: count,
        note: text,
        editedFields: some(fc.constant('note' as const)),
        observationIds: some(ulid.map((each) => childId('obs', athleteId, `${each}.${each}`))),
        worstPain: count,
        commentCounts,
        recordedAt: instant,
        recordedBy: author,
        updatedAt: instant,
        version: count,
      },
      {
        requiredKeys: [
          'kind',
          'id',
          'athleteId',
          'source',
          'sourceName',
          'revision',
          'startedAt',
          'timeZone',
          'localDate',
          'type',
          'distanceMeters',
          'durationSeconds',
          'observationIds',
          'commentCounts',
          'recordedAt',
          'recordedBy',
          'updatedAt',
          'version',
        ],
      },
    )
    .map((each) => each as RunRecord)
    .chain((each) =>
      fc.constantFrom(each, {
        ...each,
        source: each.recordedBy.id,
        sourceName: each.recordedBy.name,
        updatedAt: each.recordedAt,
        localDate: each.startedAt.slice(0, 10),
      }),
    );

const deletedRunOf = (athleteId: AthleteId): fc.Arbitrary<DeletedRunRecord> =>
  fc
    .record(
      {
        kind: fc.constant('deletedRun' as const),
        id: from(base64url, 22).map((each) => childId('run', athleteId, each)),
        athleteId: fc.constant(athleteId),
        source: text,
        deletedAt: instant,
        revision: count,
        observationIds: some(ulid.map((each) => childId('obs', athleteId, `${each}.${each}`))),
        worstPain: count,
        formerVerdicts,
        version: count,
      },
      { requiredKeys: ['kind', 'id', 'athleteId', 'source', 'deletedAt', 'version'] },
    )
    .map((each) => each);

const formerVerdicts: fc.Arbitrary<readonly FormerVerdict[]> = some(
  fc.record({
    instructionId: ulid.map((each) => childId('ins', 'ath_AAAAAAAAAAAAAAAA', each)),
    rule: fc.constant('SESSION_WHILE_PROHIBITED' as const),
    verdict: fc.constant('BROKEN' as const),
    until: instant,
    change: fc.constant('DELETED' as const),
    by: author,
  }),
);

const sessionOf = (athleteId: AthleteId): fc.Arbitrary<SessionRecord> =>
  fc.record(
    {
      kind: fc.constant('session' as const),
      id: from(base64url, 22).map((each) => childId('ses', athleteId, each)),
      athleteId: fc.constant(athleteId),
      source: text,
      sourceName: text,
      externalId: text,
      activity: fc.constantFrom(...sessionActivities),
      startedAt: instant,
      timeZone: text,
      localDate: day,
      durationSeconds: measure,
      distanceMeters: measure,
      effort: count,
      note: text,
      revision: count,
      editedFields: some(fc.constantFrom(...editableOfSession)),
      formerVerdicts,
      commentCounts,
      teamCommentedAt: instant,
      breachKnownAt: instant,
      recordedAt: instant,
      recordedBy: author,
      version: count,
    },
    {
      requiredKeys: [
        'kind',
        'id',
        'athleteId',
        'source',
        'sourceName',
        'revision',
        'commentCounts',
        'activity',
        'startedAt',
        'timeZone',
        'localDate',
        'durationSeconds',
        'recordedAt',
        'recordedBy',
        'version',
      ],
    },
  );

const deletedSessionOf = (athleteId: AthleteId): fc.Arbitrary<DeletedSessionRecord> =>
  fc.record({
    kind: fc.constant('deletedSession' as const),
    id: from(base64url, 22).map((each) => childId('ses', athleteId, each)),
    athleteId: fc.constant(athleteId),
    source: text,
    deletedAt: instant,
    version: count,
  });

const symptomOf = (athleteId: AthleteId): fc.Arbitrary<SymptomRecord> =>
  ulid.chain((own) =>
    fc
      .record(
        {
          kind: fc.constant('symptom' as const),
          id: fc.constant(childId('sym', athleteId, own)),
          athleteId: fc.constant(athleteId),
          status: fc.constantFrom('ACTIVE' as const, 'RECURRED' as const, 'RESOLVED' as const, 'MERGED' as const),
          openedAt: instant,
          resolvedAt: instant,
          // After a merge it belongs to the other symptom.
          latestObservation: observationOf(athleteId, fc.oneof(fc.constant(own), ulid)),
          observationCount: count,
          trend: fc.constant('STEADY' as const),
          diagnoses: some(
            fc.record({
              pathology: fc.constant('TENDINOPATHY' as const),
              certainty: fc.constant('SUSPECTED' as const),
              by: author,
              at: instant,
            }),
          ),
          mergedFromIds: some(ulid.map((each) => childId('sym', athleteId, each))),
          mergedIntoId: ulid.map((each) => childId('sym', athleteId, each)),
          commentCounts,
          version: count,
        },
        {
          requiredKeys: [
            'kind',
            'id',
            'athleteId',
            'status',
            'openedAt',
            'latestObservation',
            'observationCount',
            'trend',
            'diagnoses',
            'mergedFromIds',
            'commentCounts',
            'version',
          ],
        },
      )
      .map((each) => each as SymptomRecord),
  );

const instructionOf = (athleteId: AthleteId): fc.Arbitrary<InstructionRecord> =>
  fc
    .record(
      {
        kind: fc.constant('instruction' as const),
        id: ulid.map((each) => childId('ins', athleteId, each)),
        athleteId: fc.constant(athleteId),
        issuedBy: author,
        issuedAt: instant,
        startsAt: instant,
        endsAt: instant,
        note: text,
        rules: some(fc.constant({ activity: 'RUN' as const, permission: 'PROHIBITED' as const })),
        symptomIds: some(ulid.map((each) => childId('sym', athleteId, each))),
        supersedesIds: some(ulid.map((each) => childId('ins', athleteId, each))),
        withdrawnAt: instant,
        acknowledged: fc.record({ by: author, at: instant }),
        commentCounts,
        version: count,
      },
      {
        requiredKeys: [
          'kind',
          'id',
          'athleteId',
          'issuedBy',
          'issuedAt',
          'startsAt',
          'rules',
          'symptomIds',
          'supersedesIds',
          'commentCounts',
          'version',
        ],
      },
    )
    .map((each) => each as InstructionRecord)
    .chain((each) => fc.constantFrom(each, { ...each, issuedAt: each.startsAt }));

const commentOf = (athleteId: AthleteId): fc.Arbitrary<CommentRecord> => {
  const subject: fc.Arbitrary<CommentSubjectId> = fc.oneof(
    fc.constant(athleteId),
    from(base64url, 22).map((each) => childId('run', athleteId, each)),
    ulid.map((each) => childId('sym', athleteId, each)),
    ulid.map((each) => childId('ins', athleteId, each)),
  );
  const former = fc
    .tuple(subject, ulid)
    .map(([subjectId, own]): [CommentRecord['subjectId'], string] => [
      subjectId,
      `${subjectId === athleteId ? 'ath.0' : `${subjectId.slice(0, 3)}.${restOf(subjectId)}`}.${own}`,
    ]);
  return fc.oneof(fc.tuple(subject, from(base64url, 16)), former).chain(([subjectId, own]) =>
    fc
      .record(
        {
          kind: fc.constant('comment' as const),
          id: fc.constant(childId('com', athleteId, own)),
          athleteId: fc.constant(athleteId),
          subjectId: fc.constant(subjectId),
          author,
          audience: fc.constantFrom('TEAM' as const, 'CLINICAL' as const, 'SUPPORTERS' as const),
          body: text,
          createdAt: instant,
          deletedAt: instant,
          version: count,
        },
        { requiredKeys: ['kind', 'id', 'athleteId', 'subjectId', 'author', 'audience', 'createdAt', 'version'] },
      )
      .map((each) => each as CommentRecord),
  );
};

export const anyEntity: fc.Arbitrary<Entity> = key
  .map((each): AthleteId => `ath_${each}`)
  .chain((athleteId) =>
    fc.oneof(
      runOf(athleteId),
      deletedRunOf(athleteId),
      sessionOf(athleteId),
      deletedSessionOf(athleteId),
      symptomOf(athleteId),
      ulid.chain((symptom) => observationOf(athleteId, fc.constant(symptom))),
      instructionOf(athleteId),
      commentOf(athleteId),
    ),
  );
