import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ofNothing } from '../../support/oracle.ts';
import { refusalsIn } from '../../support/outcome.ts';
import { changes, scan } from '../../support/scan.ts';
import { createTeam, type Team, type Who } from '../../support/team.ts';

/**
 * Invalid requests, by mistake or on purpose, and the code and path of each refusal. Nothing is written, nothing fails.
 */

let team: Team;
let ids: Team['ids'];
let before: string[];
beforeAll(async () => {
  team = await createTeam();
  ids = team.ids;
  before = await scan(team.world);
});
beforeEach(() => {
  team.world.logged.length = 0;
});
afterEach(async () => {
  const expected = before;
  before = await scan(team.world);
  expect(changes(expected, before)).toEqual([]);
  expect(team.world.logged).toEqual([]);
});

/** The response to a caller's mistake: a status below 500, and nothing about internals. */
function expectHarmless(answer: { status: number }): void {
  expect(answer.status).toBeLessThan(500);
  const text = JSON.stringify(answer);
  expect(text.length).toBeLessThan(10_000);
  expect(text).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|\.ts:\d|\bat [\w.]+ \(|DynamoDB|Exception/);
}

type Row = [what: string, input: () => object, refusals: string | string[], who?: Who];

function refuses(mutation: string, rows: Row[]): void {
  it.each(rows)(`${mutation}: %s`, async (_, input, refusals, who = 'owner') => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const errors = 'userErrors { code path message }';
    const selection = mutation === 'recordRuns' ? `results { status errors { code path } } ${errors}` : errors;
    const query = `mutation($input: ${type}) { ${mutation}(input: $input) { ${selection} } }`;
    const answer = await team.people[who].ask(query, { input: input() });
    expectHarmless(answer);
    expect(refusalsIn(answer)).toEqual([refusals].flat());
  });
}

const BAD = '400 BAD_USER_INPUT';
const LONG = 'x'.repeat(300_000);
const HALF_A_CHARACTER = 'half \ud83d of it';
const at = (day: number, time = '12:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00Z`;

describe('a run', () => {
  const withRun =
    (parts: object = {}) =>
    () => ({
      athleteId: ids.athlete,
      runs: [{ startedAt: at(8), distanceMeters: 5000, durationSeconds: 1500, ...parts }],
    });
  const many = (count: number) => () => ({
    athleteId: ids.athlete,
    runs: Array.from({ length: count }, () => ({ startedAt: at(8), distanceMeters: 1, durationSeconds: 1 })),
  });
  refuses('recordRuns', [
    ['a field that is none', withRun({ distanceMiles: 3 }), BAD],
    ['in the year 0', withRun({ startedAt: '0000-01-01T00:00:00Z' }), BAD],
    ['on February 30th', withRun({ startedAt: '2026-02-30T10:00:00Z' }), BAD],
    ['in an hour that is none', withRun({ startedAt: '2026-02-28T25:00:00Z' }), BAD],
    ['without an offset', withRun({ startedAt: '2026-03-01T10:00:00' }), BAD],
    ['without a time', withRun({ startedAt: '2026-03-01' }), BAD],
    ['before computers', withRun({ startedAt: '1969-12-31T23:59:59Z' }), BAD],
    ['after the offset before computers', withRun({ startedAt: '1970-01-01T00:30:00+01:00' }), BAD],
    ['in the year 2200', withRun({ startedAt: '2200-01-01T00:00:00Z' }), BAD],
    ['in the year 12026', withRun({ startedAt: '+012026-01-01T00:00:00Z' }), BAD],
    ['at a number', withRun({ startedAt: 1_772_000_000 }), BAD],
    ['at a text', withRun({ startedAt: 'yesterday' }), BAD],
    ['at nothing', withRun({ startedAt: '' }), BAD],
    ['at null', withRun({ startedAt: null }), BAD],
    ['16 minutes ahead', withRun({ startedAt: at(10, '12:16') }), 'OUT_OF_RANGE input.runs.0.startedAt'],
    ['that ends before it starts', withRun({ endedAt: at(8, '11:59') }), 'INVALID input.runs.0.endedAt'],
    ['of a negative distance', withRun({ distanceMeters: -1 }), 'OUT_OF_RANGE input.runs.0.distanceMeters'],
    ['around the world', withRun({ distanceMeters: 1e308 }), 'OUT_OF_RANGE input.runs.0.distanceMeters'],
    ['of a distance in words', withRun({ distanceMeters: 'NaN' }), BAD],
    ['of no distance', withRun({ distanceMeters: null }), BAD],
    ['in no time', withRun({ durationSeconds: 0 }), 'OUT_OF_RANGE input.runs.0.durationSeconds'],
    ['for more than a week', withRun({ durationSeconds: 604_801 }), 'OUT_OF_RANGE input.runs.0.durationSeconds'],
    ['with half a heartbeat', withRun({ averageHeartRateBpm: 120.5 }), BAD],
    ['with a heart that races', withRun({ averageHeartRateBpm: 261 }), 'OUT_OF_RANGE input.runs.0.averageHeartRateBpm'],
    ['of an effort of 11', withRun({ effort: 11 }), 'OUT_OF_RANGE input.runs.0.effort'],
    ['of a negative effort', withRun({ effort: -1 }), 'OUT_OF_RANGE input.runs.0.effort'],
    ['of an effort beyond 32 bits', withRun({ effort: 2 ** 31 }), BAD],
    ['of an effort beyond 64 bits', withRun({ effort: 1e300 }), BAD],
    ['on Mars', withRun({ timeZone: 'Mars/Olympus_Mons' }), BAD],
    ['at an offset for a zone', withRun({ timeZone: '+02:00' }), BAD],
    ['of a kind that is none', withRun({ type: 'SPRINT' }), BAD],
    ['of a kind in small letters', withRun({ type: 'easy' }), BAD],
    ['at 100 degrees', withRun({ temperatureCelsius: 100 }), 'OUT_OF_RANGE input.runs.0.temperatureCelsius'],
    ['with a note of 300 KB', withRun({ note: LONG }), 'TOO_LONG input.runs.0.note'],
    ['with half a character in its note', withRun({ note: HALF_A_CHARACTER }), 'INVALID input.runs.0.note'],
    ['with an empty id', withRun({ externalId: '' }), 'INVALID input.runs.0.externalId'],
    ['with an id of 201 characters', withRun({ externalId: 'x'.repeat(201) }), 'TOO_LONG input.runs.0.externalId'],
    ['of an integration without an id', withRun(), 'INVALID input.runs.0.externalId', 'tracker'],
    ['of a negative revision', withRun({ revision: -1 }), 'OUT_OF_RANGE input.runs.0.revision'],
    ['of no revision', withRun({ revision: null }), BAD],
    ['that is null', () => ({ athleteId: ids.athlete, runs: [null] }), BAD],
    ['that is not there', many(0), 'OUT_OF_RANGE input.runs'],
    ['101 times', many(101), 'OUT_OF_RANGE input.runs'],
    ['with an empty key', () => ({ ...withRun()(), idempotencyKey: '' }), 'INVALID input.idempotencyKey'],
    ['with a key of 129', () => ({ ...withRun()(), idempotencyKey: 'x'.repeat(129) }), 'INVALID input.idempotencyKey'],
    ["of somebody else's", () => ({ ...withRun()(), athleteId: team.bea.id }), 'NOT_FOUND input.athleteId'],
    ['of a run', () => ({ ...withRun()(), athleteId: ids.runOfTracker }), 'NOT_FOUND input.athleteId'],
    ['of nobody', () => ({ ...withRun()(), athleteId: ofNothing(ids.athlete) }), 'NOT_FOUND input.athleteId'],
    ['of an empty id', () => ({ ...withRun()(), athleteId: '' }), 'NOT_FOUND input.athleteId'],
    ['of an object', () => ({ ...withRun()(), athleteId: {} }), BAD],
    [
      'wrong in every way: each is named',
      withRun({ distanceMeters: -1, durationSeconds: 0, effort: 11, note: LONG, endedAt: at(7) }),
      ['INVALID input.runs.0.endedAt', 'OUT_OF_RANGE input.runs.0.distanceMeters'].concat(
        ['OUT_OF_RANGE input.runs.0.durationSeconds', 'OUT_OF_RANGE input.runs.0.effort'],
        'TOO_LONG input.runs.0.note',
      ),
    ],
  ]);
  refuses('editRun', [
    ['what a watch measured', () => ({ runId: ids.runOfWatch, distanceMeters: 1 }), 'FORBIDDEN input.distanceMeters'],
    ['to no distance', () => ({ runId: ids.manualRun, distanceMeters: null }), 'INVALID input.distanceMeters'],
    ['a symptom', () => ({ runId: ids.symptom, note: 'x' }), 'NOT_FOUND input.runId'],
    ['what was deleted', () => ({ runId: ids.deletedRun, note: 'x' }), 'NOT_FOUND input.runId'],
  ]);
  refuses('deleteRun', [
    ['a comment', () => ({ runId: ids.teamComment }), 'NOT_FOUND input.runId'],
    ['of another integration', () => ({ runId: ids.runOfWatch }), 'NOT_FOUND input.runId', 'tracker'],
  ]);
});

describe('what hurts', () => {
  const felt = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
  const report = (parts: object, who?: string) => (): object => ({
    athleteId: who ?? ids.athlete,
    observation: { ...felt, ...parts },
  });
  const add = (parts: object) => () => ({ symptomId: ids.symptom, observation: { ...felt, ...parts } });
  refuses('reportSymptom', [
    ['nowhere', report({ sites: [] }), 'OUT_OF_RANGE input.observation.sites'],
    ['twice in one place', report({ sites: ['CALF', 'CALF'] }), 'INVALID input.observation.sites.1'],
    ['in the soul', report({ sites: ['SOUL'] }), BAD],
    ['by 11', report({ pain: 11 }), 'OUT_OF_RANGE input.observation.pain'],
    ['by -1', report({ pain: -1 }), 'OUT_OF_RANGE input.observation.pain'],
    ['by 2.5', report({ pain: 2.5 }), BAD],
    ['tomorrow', report({ observedAt: at(11) }), 'OUT_OF_RANGE input.observation.observedAt'],
    ['so far into no run', report({ onsetDistanceMeters: 1 }), 'INVALID input.observation.onsetDistanceMeters'],
    [
      'before the run',
      report({ phase: 'DURING_RUN', onsetDistanceMeters: -1 }),
      'OUT_OF_RANGE input.observation.onsetDistanceMeters',
    ],
    ['in 300 KB', report({ note: LONG }), 'TOO_LONG input.observation.note'],
    ['in a run of nobody', () => report({ runId: ofNothing(ids.manualRun) })(), 'NOT_FOUND input.observation.runId'],
    ["in somebody else's run", () => report({ runId: ids.beasRun })(), 'NOT_FOUND input.observation.runId', 'coach'],
    ['in a run that was deleted', () => report({ runId: ids.deletedRun })(), 'NOT_FOUND input.observation.runId'],
    ['in a symptom', () => report({ runId: ids.symptom })(), 'NOT_FOUND input.observation.runId'],
  ]);
  refuses('addObservation', [
    [
      'with six sensations',
      add({ sensations: ['ACHE', 'CRAMP', 'OTHER', 'BURNING', 'STIFFNESS', 'SWELLING'] }),
      'OUT_OF_RANGE input.observation.sensations',
    ],
    ['to what is over', () => ({ symptomId: ids.resolvedSymptom, observation: felt }), 'CONFLICT input.symptomId'],
    ['to a run', () => ({ symptomId: ids.manualRun, observation: felt }), 'NOT_FOUND input.symptomId'],
  ]);
  refuses('resolveSymptom', [
    ['before it was felt', () => ({ symptomId: ids.symptom, resolvedAt: at(1) }), 'OUT_OF_RANGE input.resolvedAt'],
    ['tomorrow', () => ({ symptomId: ids.symptom, resolvedAt: at(11) }), 'OUT_OF_RANGE input.resolvedAt'],
    [
      'at another time than it was',
      () => ({ symptomId: ids.resolvedSymptom, resolvedAt: at(4) }),
      'CONFLICT input.resolvedAt',
    ],
  ]);
  refuses('recurSymptom', [
    ['that is not over', () => ({ symptomId: ids.symptom, observation: felt }), 'CONFLICT input.symptomId'],
    [
      'that is back already',
      () => ({ symptomId: ids.resolvedSymptom, observation: felt }),
      'ALREADY_EXISTS input.symptomId',
    ],
  ]);
  refuses('mergeSymptoms', [
    [
      'one with itself',
      () => ({ intoSymptomId: ids.symptom, fromSymptomId: ids.symptom }),
      'INVALID input.fromSymptomId',
    ],
    [
      'what is over',
      () => ({ intoSymptomId: ids.symptom, fromSymptomId: ids.resolvedSymptom }),
      'CONFLICT input.fromSymptomId',
    ],
    [
      'into what is over',
      () => ({ intoSymptomId: ids.resolvedSymptom, fromSymptomId: ids.symptom }),
      'CONFLICT input.intoSymptomId',
    ],
    [
      'of two athletes',
      () => ({ intoSymptomId: ids.symptom, fromSymptomId: ids.beasSymptom }),
      'NOT_FOUND input.fromSymptomId',
      'coach',
    ],
  ]);
  const diagnose = (parts: object) => () => ({
    symptomId: ids.symptom,
    pathology: 'FRACTURE',
    certainty: 'CONFIRMED',
    ...parts,
  });
  refuses('diagnoseSymptom', [
    ['with a code of no kind', diagnose({ osiicsCode: 'T-2' }), 'INVALID input.osiicsCode', 'physio'],
    ['with an empty code', diagnose({ osiicsCode: '' }), 'INVALID input.osiicsCode', 'physio'],
    ['as the athlete, who was not told', diagnose({}), 'INVALID input.saidBy'],
    ['for sure, as a coach', diagnose({}), 'FORBIDDEN input.certainty', 'coach'],
  ]);
});

describe('messages', () => {
  const rule = { activity: 'RUN', permission: 'PROHIBITED' };
  const issue = (parts: object) => () => ({ athleteId: ids.athlete, rules: [rule], supersedes: [], ...parts });
  const ruled = (parts: object) => issue({ rules: [{ ...rule, ...parts }] });
  const coachs = (rows: Row[]): Row[] => rows.map(([what, input, refusals]) => [what, input, refusals, 'coach']);
  refuses(
    'issueInstruction',
    coachs([
      ['nothing', issue({ rules: [] }), 'OUT_OF_RANGE input.rules'],
      ['twice of one activity', issue({ rules: [rule, rule] }), 'INVALID input.rules.1.activity'],
      ['limited to what', ruled({ permission: 'LIMITED' }), 'INVALID input.rules.0'],
      [
        'limited by nothing',
        ruled({ permission: 'LIMITED', maxDistanceMeters: 0 }),
        'OUT_OF_RANGE input.rules.0.maxDistanceMeters',
      ],
      ['a limit to what is prohibited', ruled({ maxEffort: 3 }), 'INVALID input.rules.0.maxEffort'],
      ['to stop what is prohibited', ruled({ stopIfPainAtLeast: 3 }), 'INVALID input.rules.0.stopIfPainAtLeast'],
      [
        'to stop at no pain',
        ruled({ permission: 'ALLOWED', stopIfPainAtLeast: 0 }),
        'OUT_OF_RANGE input.rules.0.stopIfPainAtLeast',
      ],
      ['two years ago', issue({ startsAt: '2024-03-01T00:00:00Z' }), 'OUT_OF_RANGE input.startsAt'],
      ['until before it starts', issue({ startsAt: at(12), endsAt: at(12) }), 'INVALID input.endsAt'],
      ['to be reviewed before it starts', issue({ startsAt: at(12), reviewAt: at(11) }), 'INVALID input.reviewAt'],
      ['in 300 KB', issue({ note: LONG }), 'TOO_LONG input.note'],
      [
        'of a symptom of nobody',
        () => issue({ symptomIds: [ofNothing(ids.symptom)] })(),
        'NOT_FOUND input.symptomIds.0',
      ],
      [
        "of somebody else's symptom",
        () => issue({ symptomIds: [ids.symptom, ids.beasSymptom] })(),
        'NOT_FOUND input.symptomIds.1',
      ],
      [
        'in place of nothing',
        () => issue({ supersedes: [ofNothing(ids.instruction)] })(),
        'NOT_FOUND input.supersedes.0',
      ],
      [
        "in place of somebody else's",
        () => issue({ supersedes: [ids.beasInstruction] })(),
        'NOT_FOUND input.supersedes.0',
      ],
      [
        'in place of what is over',
        () => issue({ supersedes: [ids.supersededInstruction] })(),
        'CONFLICT input.supersedes.0',
      ],
    ]),
  );
  refuses(
    'supersedeInstruction',
    coachs([
      [
        'by itself',
        () => ({ instructionId: ids.instruction, byInstructionId: ids.instruction }),
        'INVALID input.byInstructionId',
      ],
      [
        'what is over',
        () => ({ instructionId: ids.supersededInstruction, byInstructionId: ids.prohibition }),
        'CONFLICT input.instructionId',
      ],
      [
        'by what is over',
        () => ({ instructionId: ids.prohibition, byInstructionId: ids.supersededInstruction }),
        'CONFLICT input.byInstructionId',
      ],
      [
        "by somebody else's",
        () => ({ instructionId: ids.prohibition, byInstructionId: ids.beasInstruction }),
        'NOT_FOUND input.byInstructionId',
      ],
    ]),
  );
  refuses(
    'withdrawInstruction',
    coachs([
      ["a physio's", () => ({ instructionId: ids.prohibition }), 'FORBIDDEN input.instructionId'],
      ['for too long a reason', () => ({ instructionId: ids.instruction, reason: LONG }), 'TOO_LONG input.reason'],
    ]),
  );
  refuses('acknowledgeInstruction', [
    ['a symptom', () => ({ instructionId: ids.symptom }), 'NOT_FOUND input.instructionId'],
  ]);
});

describe('what is said', () => {
  const say = (parts: object) => () => ({ subjectId: ids.athlete, audience: 'TEAM', body: 'Words', ...parts });
  refuses('addComment', [
    ['nothing', say({ body: '' }), 'INVALID input.body'],
    ['blank', say({ body: ' \n\t ' }), 'INVALID input.body'],
    ['in 300 KB', say({ body: LONG }), 'TOO_LONG input.body'],
    ['in half a character', say({ body: HALF_A_CHARACTER }), 'INVALID input.body'],
    ['to everybody', say({ audience: 'EVERYBODY' }), BAD],
    ['on an observation', () => say({ subjectId: ids.observation })(), 'NOT_FOUND input.subjectId'],
    ['on a comment', () => say({ subjectId: ids.teamComment })(), 'NOT_FOUND input.subjectId'],
    ['on a grant', () => say({ subjectId: ids.grantOfCoach })(), 'NOT_FOUND input.subjectId'],
    ['on a run that was deleted', () => say({ subjectId: ids.deletedRun })(), 'NOT_FOUND input.subjectId'],
    ['with an empty key', say({ idempotencyKey: '' }), 'INVALID input.idempotencyKey'],
    ['clinically, by a coach', say({ audience: 'CLINICAL' }), 'FORBIDDEN input.audience', 'coach'],
  ]);
  refuses('editComment', [
    ["somebody else's", () => ({ commentId: ids.supportersComment, body: 'x' }), 'FORBIDDEN input.commentId'],
    ['to nothing', () => ({ commentId: ids.teamComment, body: '' }), 'INVALID input.body'],
    ['what was deleted', () => ({ commentId: ids.deletedComment, body: 'x' }), 'DELETED input.commentId', 'supporter'],
    ['what is for others', () => ({ commentId: ids.clinicalComment, body: 'x' }), 'NOT_FOUND input.commentId', 'coach'],
  ]);
  const promote = (commentId: string, symptom: object) => ({
    commentId,
    symptom,
    observation: { phase: 'AT_REST', sites: ['CALF'], pain: 1 },
  });
  refuses('promoteComment', [
    ['twice', () => promote(ids.promotedComment, { symptomId: ids.symptom }), 'CONFLICT input.commentId'],
    ['what was deleted', () => promote(ids.deletedComment, { newSymptom: true }), 'DELETED input.commentId'],
    ['to no symptom', () => promote(ids.teamComment, { newSymptom: false }), 'INVALID input.symptom.newSymptom'],
    ['to neither', () => promote(ids.teamComment, {}), BAD],
    ['to both', () => promote(ids.teamComment, { newSymptom: true, symptomId: ids.symptom }), BAD],
    ['to null', () => promote(ids.teamComment, { symptomId: null }), BAD],
    [
      'to what is over',
      () => promote(ids.teamComment, { symptomId: ids.resolvedSymptom }),
      'CONFLICT input.symptom.symptomId',
    ],
    [
      "to somebody else's",
      () => promote(ids.teamComment, { symptomId: ids.beasSymptom }),
      'NOT_FOUND input.symptom.symptomId',
      'coach',
    ],
  ]);
});

describe('people', () => {
  const person = (parts: object) => () => ({ name: 'Zoe', timeZone: 'UTC', ...parts });
  const strangers = (rows: Row[]): Row[] => rows.map(([what, input, refusals]) => [what, input, refusals, 'stranger']);
  refuses(
    'createAthlete',
    strangers([
      ['without a name', person({ name: '' }), 'INVALID input.name'],
      ['with a blank name', person({ name: '   ' }), 'INVALID input.name'],
      ['with a name of 101 faces', person({ name: '😀'.repeat(101) }), 'TOO_LONG input.name'],
      ['with half a name', person({ name: HALF_A_CHARACTER }), 'INVALID input.name'],
      ['nowhere', person({ timeZone: '' }), BAD],
      ['at null', person({ timeZone: null }), BAD],
    ]),
  );
  refuses('createAthlete', [['twice', person({}), 'ALREADY_EXISTS input']]);
  refuses('updateAthlete', [
    ['to no name', () => ({ athleteId: ids.athlete, name: '' }), 'INVALID input.name'],
    ['nobody', () => ({ athleteId: 'Ada', name: 'x' }), 'NOT_FOUND input.athleteId'],
  ]);
  refuses('exportAthlete', [
    ['after nothing', () => ({ athleteId: ids.athlete, after: '' }), 'INVALID input.after'],
    ['after no cursor', () => ({ athleteId: ids.athlete, after: '%%%' }), 'INVALID input.after'],
    ['after 300 KB', () => ({ athleteId: ids.athlete, after: LONG }), 'INVALID input.after'],
  ]);
  refuses('eraseAthlete', [
    ['by another name', () => ({ athleteId: ids.athlete, confirmName: 'Ada' }), 'INVALID input.confirmName'],
    ['by no name', () => ({ athleteId: ids.athlete, confirmName: '' }), 'INVALID input.confirmName'],
  ]);
  const toTeam = (role: string) => () => ({ invitation: { toTeam: { athleteId: ids.athlete, role } } });
  const asCoach = (parts: object) => () => ({ invitation: { athlete: { as: 'COACH', yourName: 'Zoe', ...parts } } });
  refuses('invite', [
    ['another athlete in them', toTeam('OWNER'), 'INVALID input.invitation.toTeam.role'],
    ['an athlete as a supporter', asCoach({ as: 'SUPPORTER' }), 'INVALID input.invitation.athlete.as'],
    ['as nobody', asCoach({ yourName: '' }), 'INVALID input.invitation.athlete.yourName'],
    ['in neither way', () => ({ invitation: {} }), BAD],
    ['in both ways', () => ({ invitation: { ...toTeam('COACH')().invitation, ...asCoach({})().invitation } }), BAD],
    ['as a program', asCoach({}), 'FORBIDDEN input.invitation.athlete', 'tracker'],
  ]);
  refuses(
    'acceptInvitation',
    strangers([
      ['without a code', () => ({ code: '', yourName: 'Zoe' }), 'NOT_FOUND input.code'],
      ['with 300 KB of a code', () => ({ code: LONG, yourName: 'Zoe' }), 'NOT_FOUND input.code'],
      ['with an id for a code', () => ({ code: ids.invitation, yourName: 'Zoe' }), 'NOT_FOUND input.code'],
      [
        'with a guess',
        () => ({ code: `${ids.invitation.slice(4)}.${'x'.repeat(32)}`, yourName: 'Zoe' }),
        'NOT_FOUND input.code',
      ],
    ]),
  );
  refuses('shareTracks', [
    ['an invitation', () => ({ grantId: ids.invitation, seesTracks: true }), 'NOT_FOUND input.grantId'],
    ['with a supporter', () => ({ grantId: ids.grantOfSupporter, seesTracks: true }), 'INVALID input.grantId'],
    ['null', () => ({ grantId: ids.grantOfCoach, seesTracks: null }), BAD],
  ]);
  refuses('revoke', [
    ['neither', () => ({ revoke: {} }), BAD],
    ['both', () => ({ revoke: { grantId: ids.grantOfCoach, invitationId: ids.invitation } }), BAD],
    ['null', () => ({ revoke: { grantId: null } }), BAD],
    ['an invitation for a grant', () => ({ revoke: { grantId: ids.invitation } }), 'NOT_FOUND input.revoke.grantId'],
    [
      'a grant for an invitation',
      () => ({ revoke: { invitationId: ids.grantOfCoach } }),
      'NOT_FOUND input.revoke.invitationId',
    ],
  ]);
});

describe('what is not refused as a whole', () => {
  it('a bad run is rejected alone: the others are recorded', async () => {
    const good = { distanceMeters: 5000, durationSeconds: 1500 };
    const runs = [
      { ...good, startedAt: at(8), externalId: 'a' },
      { ...good, startedAt: at(8), endedAt: at(7), externalId: 'b' },
      { ...good, startedAt: at(8), externalId: 'a' },
      { ...good, startedAt: at(9), note: LONG, externalId: 'c' },
      { ...good, startedAt: at(2), externalId: 'deleted' },
      { ...good, startedAt: at(9), externalId: 'd' },
    ];
    const query = `mutation($input: RecordRunsInput!) {
      recordRuns(input: $input) { results { status run { externalId } errors { code path } } userErrors { code } }
    }`;
    const { data } = await team.people.tracker.ask(query, { input: { athleteId: ids.athlete, runs } });
    const nothing = { run: null, status: 'REJECTED' };
    expect(data.recordRuns).toEqual({
      userErrors: [],
      results: [
        { status: 'CREATED', run: { externalId: 'a' }, errors: [] },
        { ...nothing, errors: [{ code: 'INVALID', path: ['input', 'runs', '1', 'endedAt'] }] },
        { status: 'UNCHANGED', run: { externalId: 'a' }, errors: [] },
        { ...nothing, errors: [{ code: 'TOO_LONG', path: ['input', 'runs', '3', 'note'] }] },
        { ...nothing, errors: [{ code: 'DELETED', path: ['input', 'runs', '4'] }] },
        { status: 'CREATED', run: { externalId: 'd' }, errors: [] },
      ],
    });
    const after = await scan(team.world);
    // The two runs, and who wrote them, for the audit trail. What the client does is counted in one of four items, at random.
    const kept = (lines: string[]) => lines.filter((line) => !line.includes('"USAGE#'));
    expect(kept(after)).toHaveLength(kept(before).length + 3);
    expect(after.join()).not.toContain(LONG);
    before = after;
  });

  it('a key with another input is refused; with the same it answers again', async () => {
    const words = { subjectId: ids.athlete, audience: 'TEAM', body: 'IdempotentCall', idempotencyKey: 'k' };
    const run = { startedAt: at(8), distanceMeters: 5000, durationSeconds: 1500 };
    const post = { athleteId: ids.athlete, idempotencyKey: 'k', runs: [run] };
    const { owner, physio } = team.people;
    const { comment } = await owner.does('addComment', words, 'comment { id }');
    const { results } = await owner.does('recordRuns', post, 'results { run { id } }');
    before = await scan(team.world);
    const reused = 'IDEMPOTENCY_KEY_REUSED';
    expect(await owner.isRefused('addComment', { ...words, body: 'Twice' })).toEqual([
      `${reused} input.idempotencyKey`,
    ]);
    expect(await owner.isRefused('addComment', { ...words, audience: 'CLINICAL' })).toEqual([
      `${reused} input.idempotencyKey`,
    ]);
    expect(await owner.does('addComment', words, 'comment { id }')).toMatchObject({ comment });
    const other = { ...post, runs: [{ ...run, startedAt: at(9) }] };
    const query =
      'mutation($input: RecordRunsInput!) { recordRuns(input: $input) { results { errors { code path } } } }';
    expect(refusalsIn(await owner.ask(query, { input: other }))).toEqual([`${reused} input.runs.0`]);
    expect(await owner.does('recordRuns', post, 'results { run { id } }')).toMatchObject({ results });
    expect(changes(before, await scan(team.world))).toEqual([]);
    // Keys are per caller: the same key of another caller is a different one.
    await physio.does('addComment', { ...words, body: 'Another' }, 'comment { id }');
    before = await scan(team.world);
  });

  it('names and words of every script, as they are', async () => {
    const name = '👩🏽‍🦰 Zoë Ōkubo-Ñandú (زوي) 😀';
    const zoe = await team.world.athlete(name);
    const input = { subjectId: zoe.id, audience: 'TEAM', body: '走る 🏃🏿‍♀️\n\u0000\t‮txt‬' };
    const { comment } = await zoe.does('addComment', input, 'comment { body author { name } }');
    expect(comment).toEqual({ body: input.body, author: { name } });
    const { data } = await zoe.ask('{ viewer { athlete { name } } }');
    expect(data.viewer.athlete).toEqual({ name });
    await team.world
      .person('100')
      .does('createAthlete', { name: '😀'.repeat(100), timeZone: 'UTC' }, 'athlete { name }');
    before = await scan(team.world);
  });

  it('an instant with any offset and any fraction is kept as UTC with milliseconds', async () => {
    const runs = ['2026-03-08T23:30:00.1234567+05:45', '2026-03-08t23:30z'].map((startedAt, index) => ({
      startedAt,
      externalId: `offset ${index}`,
      distanceMeters: 1,
      durationSeconds: 1,
    }));
    const { results } = await team.people.owner.does(
      'recordRuns',
      { athleteId: ids.athlete, runs },
      'results { run { startedAt } }',
    );
    expect(results).toEqual([
      { run: { startedAt: '2026-03-08T17:45:00.123Z' } },
      { run: { startedAt: '2026-03-08T23:30:00.000Z' } },
    ]);
    before = await scan(team.world);
  });

  it('athletes cannot lock themselves out', async () => {
    const query = 'query($id: ID!) { athlete(id: $id) { grants(first: 100) { nodes { id role } } } }';
    const { data } = await team.people.owner.ask(query, { id: ids.athlete });
    const own = data.athlete.grants.nodes.find(({ role }: { role: string }) => role === 'OWNER');
    expect(await team.people.owner.isRefused('revoke', { revoke: { grantId: own.id } })).toEqual([
      'FORBIDDEN input.revoke.grantId',
    ]);
  });
});
