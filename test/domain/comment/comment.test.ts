import { describe, expect, it } from 'vitest';
import type { CommentRecord } from '../../../functions/domain/comment/comment.ts';
import type { CommentSubject } from '../../../functions/domain/comment/comment-change.ts';
import {
  addComment,
  deleteComment,
  editComment,
  promoteComment,
} from '../../../functions/domain/comment/comment-change.ts';
import { parseId } from '../../../functions/domain/ids.ts';
import type { Audience, Role } from '../../../functions/domain/vocabulary.ts';
import { as, authorAs, both, countingIds, refused, runner } from '../../support/decisions.ts';
import { anInstruction, anObservation, aRun, aSymptom, day } from '../../support/records.ts';

const now = day(4, '20:00');
const newId = countingIds();
const write = (subject: CommentSubject, audience: Audience, role: Role, body = 'Hang tight!') =>
  addComment(subject, { audience, body }, { by: as(role), now, newId });

describe('writing', () => {
  const subjects: readonly [string, CommentSubject][] = [
    ['a run', aRun(1, { commentCounts: { TEAM: 2, CLINICAL: 1 } })],
    ['a symptom', aSymptom(1, { commentCounts: { TEAM: 2, CLINICAL: 1 } })],
    ['an instruction', anInstruction(1, { commentCounts: { TEAM: 2, CLINICAL: 1 } })],
  ];
  it.each(subjects)('on %s: the comment, and one more on what it is about', (_, subject) => {
    const { change, comment } = write(subject, 'TEAM', 'OWNER');
    expect(comment).toEqual({
      kind: 'comment',
      id: comment.id,
      athleteId: runner.id,
      subjectId: subject.id,
      author: authorAs('OWNER'),
      audience: 'TEAM',
      body: 'Hang tight!',
      createdAt: now,
      version: 0,
    });
    expect(change).toEqual({
      put: [comment, { ...subject, commentCounts: { TEAM: 3, CLINICAL: 1 } }],
      lastReportAt: now,
      uses: { comments: 1, wordBytes: 11 },
    });
    expect(parseId(comment.id)).toMatchObject({ kind: 'com', athleteId: runner.id });
    // Neither its subject nor its instant: who may see the comment may not see every subject.
    expect(comment.id).toMatch(/^com_[\w-]{16}\.[\w-]{16}$/);
    expect(comment.id).not.toContain(subject.id.split('.')[1]);
  });

  it('on the athlete: counted beside them', () => {
    const athlete = { ...runner, commentCounts: { SUPPORTERS: 4 } };
    const { change, comment } = write(athlete, 'SUPPORTERS', 'SUPPORTER');
    const uses = { comments: 1, wordBytes: 11 };
    expect(change).toEqual({ put: [comment], commentOnAthlete: 'SUPPORTERS', uses });
    expect(parseId(comment.id)).toMatchObject({ kind: 'com', athleteId: runner.id });
  });

  it('by a coach who is also a physio: as a physio', () => {
    const { comment } = addComment(aSymptom(1), { audience: 'CLINICAL', body: 'Tender.' }, { by: both, now, newId });
    expect(comment.author).toEqual(authorAs('PHYSIO', 'both'));
  });

  const cases: readonly [Role, Audience, CommentSubject, string[]][] = [
    ['OWNER', 'CLINICAL', aRun(1), []],
    ['PHYSIO', 'CLINICAL', aSymptom(1), []],
    ['COACH', 'CLINICAL', aSymptom(1), ['FORBIDDEN input.audience']],
    ['COACH', 'TEAM', aSymptom(1), []],
    ['SUPPORTER', 'SUPPORTERS', aRun(1), []],
    ['SUPPORTER', 'TEAM', aRun(1), ['FORBIDDEN input.audience']],
    ['SUPPORTER', 'SUPPORTERS', aSymptom(1), ['FORBIDDEN input.audience']],
    ['SUPPORTER', 'SUPPORTERS', anInstruction(1), ['FORBIDDEN input.audience']],
    ['INTEGRATION', 'SUPPORTERS', aRun(1), ['FORBIDDEN input']],
  ];
  it.each(cases)('the %s for %s', (role, audience, subject, expected) => {
    expect(refused(() => write(subject, audience, role))).toEqual(expected);
  });

  const bodies: readonly [string, string, string[]][] = [
    ['4,000 characters', 'x'.repeat(4_000), []],
    ['4,001 characters', 'x'.repeat(4_001), ['TOO_LONG input.body']],
    ['nothing', '', ['INVALID input.body']],
    ['blanks', ' \n', ['INVALID input.body']],
    ['half a character', 'ouch \ud83d', ['INVALID input.body']],
  ];
  it.each(bodies)('%s', (_, body, expected) => {
    expect(refused(() => write(aRun(1), 'TEAM', 'OWNER', body))).toEqual(expected);
  });
});

const written: CommentRecord = { ...write(aRun(1), 'TEAM', 'COACH').comment, version: 1 };
const gone = deleteComment(written, { by: as('COACH'), now: day(5) }).comment;
const coach = as('COACH');
const tomorrow = day(5);

describe('editing', () => {
  it('changes the text; the same text changes nothing', () => {
    const { change, comment } = editComment(written, { body: 'Rest.' }, { by: coach, now: tomorrow });
    expect(comment).toEqual({ ...written, body: 'Rest.', editedAt: tomorrow });
    expect(change.put).toEqual([comment]);
    expect(editComment(written, { body: 'Hang tight!' }, { by: coach, now: tomorrow }).change.put).toEqual([]);
  });

  const cases: readonly [string, CommentRecord, Role, string, string[]][] = [
    ['of somebody else', written, 'PHYSIO', 'Rest.', ['FORBIDDEN input.commentId']],
    ['as the athlete, of somebody else', written, 'OWNER', 'Rest.', ['FORBIDDEN input.commentId']],
    ['of a deleted one', gone, 'COACH', 'Rest.', ['DELETED input.commentId']],
    ['to nothing', written, 'COACH', '', ['INVALID input.body']],
    ['by who may not read it', written, 'SUPPORTER', 'Rest.', ['NOT_FOUND input.commentId']],
  ];
  it.each(cases)('%s', (_, comment, role, body, expected) => {
    expect(refused(() => editComment(comment, { body }, { by: as(role), now: tomorrow }))).toEqual(expected);
  });

  it('is not for an author who is no longer on the team', () => {
    const formerCoach = { ...coach, roles: ['SUPPORTER'] as const };
    const edit = () => editComment(written, { body: 'Rest.' }, { by: formerCoach, now: tomorrow });
    expect(refused(edit)).toEqual(['NOT_FOUND input.commentId']);
  });
});

describe('deleting', () => {
  it('deletes the text and keeps the record; twice is once', () => {
    const { body: _words, ...mark } = written;
    expect(gone).toEqual({ ...mark, deletedAt: tomorrow });
    expect(gone).not.toHaveProperty('body');
    expect(deleteComment(gone, { by: coach, now: day(6) })).toEqual({ change: { put: [] }, comment: gone });
  });

  it.each([
    ['its author', 'COACH', []],
    ['the athlete', 'OWNER', []],
    ['somebody else', 'PHYSIO', ['FORBIDDEN input.commentId']],
    ['who may not read it', 'SUPPORTER', ['NOT_FOUND input.commentId']],
  ] as const)('by %s', (_, role, expected) => {
    expect(refused(() => deleteComment(written, { by: as(role), now: tomorrow }))).toEqual(expected);
  });
});

describe('promoting', () => {
  const observation = anObservation(4);

  it('notes the observation and keeps the text', () => {
    const { change, comment } = promoteComment(written, observation);
    expect(comment).toEqual({ ...written, promotedToId: observation.id });
    expect(change).toEqual({ put: [comment] });
  });

  it('not twice, and not what was deleted', () => {
    const promoted = promoteComment(written, observation).comment;
    expect(refused(() => promoteComment(promoted, anObservation(5)))).toEqual(['CONFLICT input.commentId']);
    expect(refused(() => promoteComment(gone, observation))).toEqual(['DELETED input.commentId']);
  });
});
