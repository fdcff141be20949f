import { describe, expect, it } from 'vitest';
import type { AthleteRecord, Summary } from '../../functions/domain/athlete/athlete.ts';
import type { CommentRecord } from '../../functions/domain/comment/comment.ts';
import type { NewId } from '../../functions/domain/ids.ts';
import { type ImportRecord, noProgress } from '../../functions/domain/imports/import.ts';
import { Refusal } from '../../functions/domain/refusal.ts';
import { emptySummary } from '../../functions/domain/athlete/summary.ts';
import type { GrantRecord } from '../../functions/domain/team/viewer.ts';
import { newWebhook, rotateSecret, secretsAt, updateWebhook } from '../../functions/domain/webhook/webhook.ts';
import { attemptOf } from '../../functions/domain/webhook/attempt.ts';
import { mayReceive } from '../../functions/domain/webhook/webhook-access.ts';
import {
  healthAfter,
  newDelivery,
  finishAttempt,
  beginAttempt,
} from '../../functions/domain/webhook/webhook-delivery.ts';
import { eventsOf, type Image, wireType, type WebhookEvent } from '../../functions/domain/webhook/webhook-event.ts';
import { instantAfter } from '../../functions/domain/time.ts';
import type { Audience, Role } from '../../functions/domain/vocabulary.ts';
import type { WebhookEventType } from '../../functions/domain/webhook/event-type.ts';
import { anInstruction, aRun, aSession, aSymptom, day } from '../support/records.ts';

const NOW = day(10);
const ada = 'ath_AAAAAAAAAAAAAAAA';
const tracker = 'per_TTTTTTTTTTTTTTTT';

const aComment = (parts: Partial<CommentRecord> = {}): CommentRecord => ({
  kind: 'comment',
  id: `com_AAAAAAAAAAAAAAAA.ath.0.${'0'.repeat(26)}`,
  athleteId: ada,
  subjectId: ada,
  author: { id: 'per_CCCCCCCCCCCCCCCC', name: 'Coach', role: 'COACH' },
  audience: 'TEAM',
  body: 'Words',
  createdAt: NOW,
  version: 1,
  ...parts,
});
const anImport = (parts: Partial<ImportRecord> = {}): ImportRecord => ({
  kind: 'import',
  id: `imp_AAAAAAAAAAAAAAAA.${'0'.repeat(26)}`,
  athleteId: ada,
  by: { kind: 'integration', id: tracker, scopes: ['runs:write'] },
  fileName: 'export.zip',
  bytes: 1_000,
  status: 'AWAITING_UPLOAD',
  createdAt: NOW,
  uploadBy: day(11),
  position: { entry: 0, inner: 0 },
  progress: noProgress,
  results: 0,
  stalls: 0,
  version: 1,
  ...parts,
});
const athleteWith = (summary: Partial<Summary>): AthleteRecord => ({
  kind: 'athlete',
  id: ada,
  ownerId: 'per_AAAAAAAAAAAAAAAA',
  name: 'Ada',
  timeZone: 'UTC',
  createdAt: day(1),
  summary: { ...emptySummary, ...summary },
  commentCounts: {},
  version: 7,
});
const aGrant = (role: Role): GrantRecord => ({
  kind: 'grant',
  id: 'gra_AAAAAAAAAAAAAAAA.CCCCCCCCCCCCCCCC',
  athleteId: ada,
  person: { id: 'per_CCCCCCCCCCCCCCCC', name: 'Coach' },
  roles: [role],
  grantedAt: day(1),
});
const sidelined = (from: string, until?: string): Partial<Summary> => ({
  restrictions: [{ status: 'SIDELINED', from, ...(until !== undefined && { until }), governedByIds: [] }],
});
const gone: Image = {
  kind: 'deletedRun',
  id: aRun(1).id,
  athleteId: ada,
  source: 'manual',
  deletedAt: NOW,
  version: 2,
};

describe('what a change means to listeners', () => {
  it.each<[string, Image | undefined, Image | undefined, WebhookEventType[]]>([
    ['a run is recorded', undefined, aRun(1), ['RUN_RECORDED']],
    ['its source sends a later revision', aRun(1), aRun(1, { revision: 1 }), ['RUN_RECORDED', 'RUN_UPDATED']],
    ['something hurt in it', aRun(1), aRun(1, { worstPain: 6, version: 2 }), []],
    ['the athlete edits it', aRun(1), aRun(1, { note: 'Windy', editedFields: ['note'] }), ['RUN_UPDATED']],
    ['somebody says what it duplicates', aRun(1), aRun(1, { updatedAt: NOW, version: 2 }), []],
    ['it is deleted', aRun(1), gone, ['RUN_DELETED']],
    ['what is left of it changes', gone, { ...gone, version: 3 }, []],
    ['a run that never came is deleted', undefined, gone, []],
    ['it comes back', gone, aRun(1, { revision: 3 }), ['RUN_RECORDED']],
    ['it comes with an archive', undefined, aRun(1, { importId: 'imp_x' }), []],
    ['a session is logged', undefined, aSession(1), ['SESSION_LOGGED']],
    ['it comes with an archive', undefined, aSession(1, { importId: 'imp_x' }), []],
    ['an import begins', undefined, anImport(), []],
    ['it goes on', anImport(), anImport({ status: 'RUNNING' }), []],
    ['it is done', anImport({ status: 'RUNNING' }), anImport({ status: 'FINISHED' }), ['IMPORT_FINISHED']],
    ['it fails', anImport({ status: 'RUNNING' }), anImport({ status: 'FAILED' }), ['IMPORT_FINISHED']],
    ['it is cancelled', anImport({ status: 'RUNNING' }), anImport({ status: 'CANCELLED' }), []],
    ['it stays done', anImport({ status: 'FINISHED' }), anImport({ status: 'FINISHED' }), []],
    ['its source corrects it', aSession(1), aSession(1, { revision: 1 }), ['SESSION_LOGGED']],
    ['a corrected file of it comes', aSession(1), aSession(1, { contentDigests: ['b', 'a'] }), ['SESSION_LOGGED']],
    ['the athlete edits it', aSession(1), aSession(1, { effort: 3, editedFields: ['effort'] }), []],
    ['a symptom is opened', undefined, aSymptom(1), ['SYMPTOM_REPORTED']],
    ['it worsens', aSymptom(1), aSymptom(1, { trend: 'WORSENING' }), ['SYMPTOM_WORSENED']],
    ['it goes on worsening', aSymptom(1, { trend: 'WORSENING' }), aSymptom(1, { trend: 'WORSENING', version: 2 }), []],
    ['it gets better', aSymptom(1, { trend: 'WORSENING' }), aSymptom(1, { trend: 'IMPROVING' }), []],
    ['it is over', aSymptom(1), aSymptom(1, { status: 'RESOLVED', trend: 'WORSENING' }), []],
    ['an instruction is issued', undefined, anInstruction(1), ['INSTRUCTION_ISSUED']],
    ['it is withdrawn', anInstruction(1), anInstruction(1, { withdrawnAt: NOW }), []],
    ['a comment is added', undefined, aComment(), ['COMMENT_ADDED']],
    ['it is edited', aComment(), aComment({ editedAt: NOW }), []],
    ['the athlete is sidelined', athleteWith({}), athleteWith(sidelined(day(9))), ['AVAILABILITY_CHANGED']],
    [
      'they may run again',
      athleteWith(sidelined(day(9))),
      athleteWith({ availableSince: NOW }),
      ['AVAILABILITY_CHANGED'],
    ],
    ['they will be sidelined', athleteWith({}), athleteWith(sidelined(day(20))), []],
    [
      'they stay sidelined for longer',
      athleteWith(sidelined(day(9), day(11))),
      athleteWith(sidelined(day(9), day(12))),
      [],
    ],
    ['what is over is tidied up', athleteWith(sidelined(day(1), day(9))), athleteWith({ availableSince: day(9) }), []],
    [
      'they run against an instruction',
      athleteWith({}),
      athleteWith({ lastBreachAt: day(9) }),
      ['INSTRUCTION_BREACHED'],
    ],
    [
      'they train against one',
      athleteWith({ lastBreachAt: day(9) }),
      athleteWith({
        lastBreachAt: day(9),
        sessionBreaches: { lastAt: day(8), count: 1, knownAt: day(9), lastSessionId: aSession(1).id },
      }),
      ['INSTRUCTION_BREACHED'],
    ],
    [
      'and again',
      athleteWith({ lastBreachAt: day(8) }),
      athleteWith({ lastBreachAt: day(9) }),
      ['INSTRUCTION_BREACHED'],
    ],
    ['it was none', athleteWith({ lastBreachAt: day(9) }), athleteWith({}), []],
    [
      'both',
      athleteWith({}),
      athleteWith({ lastBreachAt: day(9), ...sidelined(day(9)) }),
      ['INSTRUCTION_BREACHED', 'AVAILABILITY_CHANGED'],
    ],
    ['they are new', undefined, athleteWith(sidelined(day(9))), []],
    ['a grant is ended', aGrant('COACH'), undefined, ['GRANT_REVOKED']],
    ['their own grant goes, with them', aGrant('OWNER'), undefined, []],
    ['a grant is given', undefined, aGrant('COACH'), []],
    ['a run is dropped', aRun(1), undefined, []],
  ])('%s', (_name, before, after, types) => {
    expect(eventsOf({ before, after }, NOW).map(({ type }) => type)).toEqual(types);
  });

  it('each version of a record, and each type, is an event of its own', () => {
    const both = athleteWith({ lastBreachAt: day(9), ...sidelined(day(9)) });
    const events = [both, { ...both, version: 8 }].flatMap((after) =>
      eventsOf({ before: athleteWith({}), after }, NOW),
    );
    expect(new Set(events.map(({ change }) => change)).size).toBe(4);
  });
});

const about = { source: tracker, audience: 'TEAM', holder: tracker } as const;
const people: Role[] = ['OWNER', 'COACH', 'PHYSIO', 'SUPPORTER'];
const team: Role[] = ['OWNER', 'COACH', 'PHYSIO'];
const everybody: (Role | undefined)[] = [...people, 'INTEGRATION', undefined];

describe('who may hear of it', () => {
  it.each<[string, WebhookEvent['about'], WebhookEventType, (Role | undefined)[]]>([
    ['a manual run', { source: 'manual' }, 'RUN_RECORDED', people],
    ['a run of its own', about, 'RUN_RECORDED', [...people, 'INTEGRATION']],
    [
      'a run that its source shows to the athlete alone',
      { source: 'strava', ownerOnly: true },
      'RUN_RECORDED',
      ['OWNER'],
    ],
    ['a run of nobody', {}, 'RUN_RECORDED', []],
    ['a revision of a run of its own', about, 'RUN_UPDATED', [...people, 'INTEGRATION']],
    ['a note that the athlete edited', { ...about, edited: ['note'] }, 'RUN_UPDATED', team],
    ['a surface that they edited', { ...about, edited: ['surface'] }, 'RUN_UPDATED', people],
    ['a type that they edited', { ...about, edited: ['note', 'type'] }, 'RUN_UPDATED', [...people, 'INTEGRATION']],
    [
      'an edit of a run that only they see',
      { source: 'strava', ownerOnly: true, edited: ['type'] },
      'RUN_UPDATED',
      ['OWNER'],
    ],
    ['the deletion of a run of its own', about, 'RUN_DELETED', [...people, 'INTEGRATION']],
    ['the deletion of a manual run', { source: 'manual' }, 'RUN_DELETED', people],
    ['the deletion of a run that only they see', { source: 'strava', ownerOnly: true }, 'RUN_DELETED', ['OWNER']],
    ['a session', { source: 'manual' }, 'SESSION_LOGGED', team],
    ['a session of its own', about, 'SESSION_LOGGED', [...team, 'INTEGRATION']],
    ['its own import', about, 'IMPORT_FINISHED', [...people, 'INTEGRATION']],
    ['an import of somebody else', { holder: 'per_XXXXXXXXXXXXXXXX' }, 'IMPORT_FINISHED', ['OWNER']],
    ['a symptom', about, 'SYMPTOM_REPORTED', team],
    ['a symptom that worsens', about, 'SYMPTOM_WORSENED', team],
    ['an instruction', about, 'INSTRUCTION_ISSUED', team],
    ['a breach', about, 'INSTRUCTION_BREACHED', team],
    ['availability', about, 'AVAILABILITY_CHANGED', people],
    ['a comment for the team', { audience: 'TEAM' }, 'COMMENT_ADDED', team],
    ['a clinical comment', { audience: 'CLINICAL' }, 'COMMENT_ADDED', ['OWNER', 'PHYSIO']],
    ['a comment for supporters', { audience: 'SUPPORTERS' }, 'COMMENT_ADDED', people],
    ['a comment for nobody', {}, 'COMMENT_ADDED', []],
    ['the end of their own grant', about, 'GRANT_REVOKED', everybody],
    ["the end of another one's", { holder: 'per_XXXXXXXXXXXXXXXX' }, 'GRANT_REVOKED', ['OWNER']],
  ])('%s', (_name, facts: { audience?: Audience }, type, roles) => {
    expect(everybody.filter((role) => mayReceive(tracker, role && [role], { type, about: facts }))).toEqual(roles);
  });

  it('types are sent in two words', () => {
    expect(wireType('GRANT_REVOKED')).toBe('grant.revoked');
  });
});

describe('when it is tried again', () => {
  const event: WebhookEvent = { type: 'RUN_RECORDED', athleteId: ada, ids: {}, about: {}, change: '' };
  const webhook = `whk_CCCCCCCCCCCCCCCC.${'0'.repeat(26)}` as const;
  const first = newDelivery(webhook, event, { name: 'A'.repeat(22), occurredAt: NOW, now: NOW, lane: 'LIVE' });

  /** Each wait in seconds until it is given up, if nobody ever answers. */
  function waits(random: number): number[] {
    const all: number[] = [];
    let [delivery, now] = [first, NOW];
    while (delivery.status === 'PENDING') {
      delivery = finishAttempt(beginAttempt(delivery, now, random), { statusCode: 500 });
      const next = delivery.nextAttemptAt;
      if (next === undefined) break;
      all.push((Date.parse(next) - Date.parse(now)) / 1000);
      now = next;
    }
    return all;
  }

  it.each([
    [0, [22.5, 90, 360, 1440, 5760, 23_040, 32_400, 32_400, 32_400, 32_400, 32_400, 32_400, 32_400]],
    [0.5, [30, 120, 480, 1920, 7680, 30_720, 43_200, 43_200, 43_200, 43_200, 43_200]],
    [1, [37.5, 150, 600, 2400, 9600, 38_400, 54_000, 54_000, 54_000]],
  ])('with jitter %d: within three days', (random, seconds) => {
    expect(waits(random)).toEqual(seconds);
    const all = seconds.reduce((sum, each) => sum + each, 0);
    expect(all).toBeLessThanOrEqual(3 * 86_400);
    expect(all).toBeGreaterThan(2 * 86_400);
  });

  it('of its attempts the latest ten are kept, whatever their number', () => {
    let delivery = first;
    for (let number = 1; number <= 12; number++) {
      const attempt = attemptOf({ statusCode: 500 }, day(number), number);
      delivery = finishAttempt(beginAttempt(delivery, NOW, 0.5), { statusCode: 500 }, attempt);
    }
    expect(delivery.attemptLog?.map(({ durationMilliseconds }) => durationMilliseconds)).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it.each([
    [{ statusCode: 200 }, 'DELIVERED'],
    [{ statusCode: 204 }, 'DELIVERED'],
    [{ statusCode: 301 }, 'PENDING'],
    [{ statusCode: 404 }, 'PENDING'],
    [{ statusCode: 410 }, 'FAILED'],
    [{ statusCode: 503 }, 'PENDING'],
    [{ failure: 'TIMEOUT' as const }, 'PENDING'],
    [{ failure: 'REFUSED_ADDRESS' as const }, 'PENDING'],
  ])('%j: %s', (outcome, status) => {
    expect(finishAttempt(beginAttempt(first, NOW, 0.5), outcome).status).toBe(status);
  });

  it.each([
    ['the first failure is noted', undefined, { statusCode: 500 }, { failingSince: NOW }],
    ['the next ones too', day(8), { statusCode: 500 }, { failingSince: day(8) }],
    ['five days of them are the end', day(5), { statusCode: 500 }, { failingSince: day(5), disabledReason: 'FAILING' }],
    ['one that gets through makes it well', day(5), { statusCode: 200 }, {}],
    ['410 is the end', undefined, { statusCode: 410 }, { failingSince: NOW, disabledReason: 'GONE' }],
  ])('%s', (_name, failingSince, outcome, health) => {
    expect(healthAfter(failingSince === undefined ? {} : { failingSince }, outcome, NOW)).toEqual(health);
  });
});

describe('a webhook', () => {
  let made = 0;
  const newId: NewId = {
    key: () => String((made += 1)).padStart(16, '-_'),
    ulid: (at) => String(at).padStart(26, '0'),
  };
  const none = { kind: 'webhooks', viewerId: tracker, webhooks: {}, version: 0 } as const;
  const make = (url: string, allowLocalWebhooks = false, now = NOW) =>
    newWebhook(none, { url, eventTypes: ['RUN_RECORDED'] }, { newId, now, allowLocalWebhooks });
  const refusal = (work: () => unknown) => {
    try {
      work();
      return undefined;
    } catch (error) {
      return error instanceof Refusal ? error.problems.map(({ code, path }) => `${code} ${path.join('.')}`) : error;
    }
  };

  it.each([
    'https://example.com',
    'https://hooks.example.com:8443/a/b?c=d',
    'https://EXAMPLE.com./',
    'https://xn--bcher-kva.example/',
  ])('%s may be a receiver', (url) => {
    expect(refusal(() => make(url))).toBeUndefined();
  });

  it.each([
    'http://example.com',
    'ftp://example.com',
    'javascript:alert(1)',
    'example.com',
    '',
    `https://example.com/${'x'.repeat(2_000)}`,
    'https://user:secret@example.com',
    'https://example.com/#fragment',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://localhost/',
    'https://localhost./',
    'https://api.localhost/',
    'https://metadata.google.internal/',
    'https://printer.local/',
    'https://intranet/',
    'http://localhost:4010/',
  ])('%s may not', (url) => {
    expect(refusal(() => make(url))).toEqual(['INVALID input.url']);
  });

  it.each(['http://localhost:4010/', 'http://127.0.0.1:4010/', 'https://[::1]:4010/'])('%s may on a laptop', (url) => {
    expect(refusal(() => make(url, true))).toBeUndefined();
  });

  const setting = (now: string) => ({ newId, now, allowLocalWebhooks: false });
  const hours = (count: number) => instantAfter(NOW, count * 3_600_000);

  it('each replaced secret is valid for its own day, however often it is rotated meanwhile', () => {
    const webhook = make('https://example.com');
    const [first] = secretsAt(webhook, NOW);
    expect(first).toMatch(/^whsec_[A-Za-z0-9+/]{48}$/);
    const rotated = rotateSecret(webhook, setting(NOW));
    const [second] = secretsAt(rotated, NOW);
    expect(secretsAt(rotated, NOW)).toEqual([second, first]);
    const again = rotateSecret(rotated, setting(hours(10)));
    const [third] = secretsAt(again, hours(10));
    expect(secretsAt(again, hours(10))).toEqual([third, second, first]);
    expect(secretsAt(again, instantAfter(NOW, 86_399_999))).toEqual([third, second, first]);
    expect(secretsAt(again, hours(24))).toEqual([third, second]);
    expect(secretsAt(again, hours(34))).toEqual([third]);
    // What no longer signs is not kept.
    expect(rotateSecret(again, setting(hours(24))).secrets).toHaveLength(3);
  });

  it('has five valid secrets at most, and says when there is room', () => {
    let webhook = make('https://example.com');
    for (let hour = 0; hour < 4; hour++) webhook = rotateSecret(webhook, setting(hours(hour)));
    expect(secretsAt(webhook, hours(4))).toHaveLength(5);
    expect(refusal(() => rotateSecret(webhook, setting(hours(4))))).toEqual(['LIMIT_REACHED input.webhookId']);
    expect(() => rotateSecret(webhook, setting(hours(4)))).toThrow(`Rotate it again after ${hours(24)}`);
    expect(secretsAt(rotateSecret(webhook, setting(hours(24))), hours(24))).toHaveLength(5);
  });

  it('is disabled by its owner, and enabled without earlier failures', () => {
    const setting = { allowLocalWebhooks: false };
    const webhook = { ...make('https://example.com'), failingSince: day(1) };
    const disabled = updateWebhook(webhook, { status: 'DISABLED' }, setting);
    expect(disabled).toMatchObject({ status: 'DISABLED', disabledReason: 'BY_YOU' });
    const enabled = updateWebhook(disabled, { status: 'ENABLED', description: 'Again' }, setting);
    expect(enabled).toEqual({ ...make('https://example.com'), description: 'Again', secrets: webhook.secrets });
    expect(updateWebhook(enabled, { description: null }, setting)).not.toHaveProperty('description');
  });
});
