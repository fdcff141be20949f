import fc from 'fast-check';
import { isEnumType } from 'graphql';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatewayEvent } from '../../support/gateway.ts';
import { type Input, inputType, kindsFor, type Place, placesIn, withValue } from '../../support/inputs.ts';
import { ofNothing } from '../../support/oracle.ts';
import { refusalsIn } from '../../support/outcome.ts';
import { changes, scan } from '../../support/scan.ts';
import { fieldsOf } from '../../support/schema.ts';
import { createTeam, someIntegration, type Team, type Who } from '../../support/team.ts';
import { proves, size } from '../../support/promise.ts';

/**
 * Every path of every input with every kind of invalid value, and noise. FUZZ sets the amount of noise, 40 of each
 * kind.
 */
const FUZZ = size(40, 3_500);

let team: Team;
let before: string[];
let code: string;
beforeAll(async () => {
  team = await createTeam();
  const { owner } = team.people;
  const toTeam = { athleteId: team.ids.athlete, role: 'SUPPORTER' };
  code = (await owner.does('invite', { invitation: { toTeam } }, 'invitation { code }')).invitation.code;
  await owner.does('resolveSymptom', { symptomId: team.ids.recurredSymptom }, 'symptom { id }');
  before = await scan(team.world);
});
beforeEach(() => {
  team.world.logged.length = 0;
});
afterEach(() => {
  expect(team.world.logged).toEqual([]);
});

const observation = { phase: 'DURING_RUN', sites: ['CALF'], pain: 1 };
const lap = { startedAt: '2026-03-08T12:00:00Z', distanceMeters: 1, durationSeconds: 1 };
/** Valid inputs, into which invalid values are put. */
const right: Record<string, (ids: Team['ids']) => [Who | 'operator', Input]> = {
  createAthlete: () => ['stranger', { name: 'Zoe', timeZone: 'UTC' }],
  updateAthlete: ({ athlete }) => ['owner', { athleteId: athlete, name: 'Ada' }],
  exportAthlete: ({ athlete }) => ['owner', { athleteId: athlete }],
  eraseAthlete: ({ athlete }) => ['owner', { athleteId: athlete, confirmName: 'nobody' }],
  deleteAccount: () => ['supporter', { viewerId: 'per_nobodynobodynobo' }],
  invite: ({ athlete }) => ['owner', { invitation: { toTeam: { athleteId: athlete, role: 'COACH' } } }],
  acceptInvitation: () => ['stranger', { code, yourName: 'Zoe' }],
  revoke: ({ grantOfCoach }) => ['owner', { revoke: { grantId: grantOfCoach } }],
  shareTracks: ({ grantOfCoach }) => ['owner', { grantId: grantOfCoach, seesTracks: true }],
  connectProvider: ({ athlete }) => ['owner', { athleteId: athlete, provider: 'STRAVA', code: 'code' }],
  disconnectProvider: ({ athlete }) => ['owner', { athleteId: athlete, provider: 'STRAVA' }],
  createWebhook: () => ['supporter', { url: 'https://example.com/', eventTypes: ['COMMENT_ADDED'] }],
  updateWebhook: ({ webhookOfCoach }) => ['coach', { webhookId: webhookOfCoach }],
  rotateWebhookSecret: ({ webhookOfCoach }) => ['coach', { webhookId: webhookOfCoach }],
  deleteWebhook: ({ webhookOfCoach }) => ['coach', { webhookId: webhookOfCoach }],
  redeliverWebhook: ({ deliveryOfCoach }) => ['coach', { deliveryId: deliveryOfCoach }],
  registerIntegration: () => ['supporter', someIntegration],
  updateIntegration: ({ integrationOfCoach }) => ['coach', { integrationId: integrationOfCoach }],
  reviewIntegration: ({ integrationOfCoach }) => [
    'operator',
    { integrationId: integrationOfCoach, version: 1, decision: 'APPROVED' },
  ],
  recordRuns: ({ athlete }) => [
    'owner',
    { athleteId: athlete, runs: [{ ...lap, laps: [{ ...lap, averageHeartRateBpm: 150 }] }] },
  ],
  editRun: ({ manualRun }) => ['owner', { runId: manualRun }],
  deleteRun: ({ manualRun }) => ['owner', { runId: manualRun }],
  markDuplicate: ({ manualRun, runOfTracker }) => [
    'owner',
    { runId: manualRun, otherRunId: runOfTracker, verdict: 'DIFFERENT' },
  ],
  logSession: ({ athlete }) => [
    'owner',
    { athleteId: athlete, activity: 'REHAB', startedAt: '2026-03-08T12:00:00Z', durationSeconds: 600 },
  ],
  editSession: ({ manualSession }) => [
    'owner',
    { sessionId: manualSession, activity: 'REHAB', durationSeconds: 60, distanceMeters: 10, effort: 2, note: 'x' },
  ],
  deleteSession: ({ manualSession }) => ['owner', { sessionId: manualSession }],
  reportSymptom: ({ athlete }) => ['owner', { athleteId: athlete, observation }],
  addObservation: ({ symptom }) => ['owner', { symptomId: symptom, observation }],
  correctObservation: ({ observation: observationId }) => ['coach', { observationId, observation }],
  resolveSymptom: ({ symptom }) => ['owner', { symptomId: symptom }],
  recurSymptom: ({ recurredSymptom }) => ['owner', { symptomId: recurredSymptom, observation }],
  mergeSymptoms: ({ symptom, intoSymptom }) => ['owner', { intoSymptomId: symptom, fromSymptomId: intoSymptom }],
  reopenSymptom: ({ symptom }) => ['physio', { symptomId: symptom }],
  unmergeSymptoms: ({ mergeInto }) => ['physio', { symptomId: mergeInto }],
  diagnoseSymptom: ({ symptom }) => ['physio', { symptomId: symptom, pathology: 'FRACTURE', certainty: 'SUSPECTED' }],
  issueInstruction: ({ athlete }) => [
    'coach',
    { athleteId: athlete, rules: [{ activity: 'RUN', permission: 'LIMITED', maxEffort: 3 }], supersedes: [] },
  ],
  supersedeInstruction: ({ prohibition, instruction }) => [
    'coach',
    { instructionId: prohibition, byInstructionId: instruction },
  ],
  withdrawInstruction: ({ instruction }) => ['coach', { instructionId: instruction }],
  endInstruction: ({ instruction }) => ['coach', { instructionId: instruction, reason: 'It has healed.' }],
  acknowledgeInstruction: ({ prohibition }) => ['owner', { instructionId: prohibition }],
  markAttention: ({ athlete }) => ['coach', { athleteId: athlete, reason: 'RED_FLAG', as: 'SEEN' }],
  addComment: ({ athlete }) => ['owner', { subjectId: athlete, body: 'Words', audience: 'TEAM' }],
  editComment: ({ teamComment }) => ['owner', { commentId: teamComment, body: 'Words' }],
  deleteComment: ({ teamComment }) => ['owner', { commentId: teamComment }],
  promoteComment: ({ teamComment, symptom }) => [
    'owner',
    { commentId: teamComment, symptom: { symptomId: symptom }, observation },
  ],
};
const mutations = fieldsOf('Mutation').map(({ name }) => name);

/** Values that are invalid at a path, whatever the field means. */
function wrongAt({ path, type, isRequired }: Place): unknown[] {
  const name = path.filter((part) => part !== '0').at(-1) ?? '';
  const never = [{ a: 1 }, ...(isRequired ? [null] : [])];
  if (isEnumType(type)) return [...never, 'NONSENSE', '', 0, true, 'constructor'];
  switch (type.name) {
    case 'ID': {
      const others = Object.values(team.ids).filter((id) => !kindsFor(path).includes(id.slice(0, 3)));
      const own = Object.values(team.ids).find((id) => kindsFor(path).includes(id.slice(0, 3))) ?? '';
      return [
        ...never,
        '',
        'nonsense',
        '\u0000',
        'x'.repeat(5_000),
        `${own} `,
        ofNothing(own),
        ...others.slice(0, 8),
        5,
      ];
    }
    case 'String':
      // A cursor, a code and a name to confirm by have their own reasons to refuse; all texts end somewhere.
      return [...never, 7, true, ['a', 'b'], 'x'.repeat(300_000), ...(name === 'reason' ? [] : ['\ud800'])];
    case 'Boolean':
      return [...never, 'true', 1, ...(/^(?:dryRun|confirmFarApart|seesTracks)$/.test(name) ? [] : [false])]; // they may be left out, or say no
    case 'Int':
      return [...never, '1', 1.5, -1, 2 ** 31, 1e300, true];
    case 'BigInt':
      return [...never, '', '-1', '1.5', '1e3', 'one', '9223372036854775808', -1, 1.5, 2 ** 53, true];
    case 'Float':
      return [...never, '1', -1e9, 1e308, true];
    case 'DateTime':
      return [
        ...never,
        '',
        '0000-01-01T00:00:00Z',
        '2026-02-30T10:00:00Z',
        '2026-03-01T10:00:00',
        0,
        'now',
        ...(/^(?:endsAt|reviewAt)$/.test(name) ? [] : ['2199-12-31T23:59:59.999Z']), // they may lie ahead
      ];
    case 'LocalDate':
      return [...never, '', '2026-02-30', '2026-03-01T10:00:00Z', 0, 'Monday', '0001-01-01'];
    case 'TimeZone':
      return [...never, '', 'Nowhere/Land', '+01:00', 1, 'x'.repeat(5_000)];
    default:
      throw new Error(`Nothing is known to be wrong with ${type.name}`);
  }
}

async function send(who: Who | 'operator', mutation: string, input: unknown) {
  const type = inputType(mutation).name;
  const errors = 'userErrors { code path message }';
  // The clock goes on, so that what is felt now is felt after what is over.
  team.world.at('2026-03-10T12:05:00Z');
  const selection = mutation === 'recordRuns' ? `results { errors { code path message } } ${errors}` : errors;
  const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`;
  const answer = await (who === 'operator' ? team.operator : team.people[who]).ask(query, { input });
  expect(answer.status).toBeLessThan(500);
  expect(JSON.stringify(answer).length).toBeLessThan(20_000); // 20 errors, each cut short
  return answer;
}

describe('every place of every input', () => {
  it('there is a right input for each mutation', () => {
    expect(Object.keys(right).sort()).toEqual([...mutations].sort());
  });

  it.each(mutations)('%s', async (mutation) => {
    const [who, input] = right[mutation]?.(team.ids) ?? ['owner', {}];
    const type = inputType(mutation);
    for (const place of placesIn(type)) {
      for (const value of wrongAt(place)) {
        const wrong = withValue(type, input, place.path, value);
        if (wrong === undefined) continue;
        const refusals = refusalsIn(await send(who, mutation, wrong));
        const at = { mutation, place: place.path.join('.'), value: JSON.stringify(value).slice(0, 60) };
        // It is named by its own path, or the request was none.
        const named = refusals.filter((refusal) => {
          const [code = '', path = ''] = refusal.split(' ');
          return code === '400' || `input.${place.path.join('.')}`.startsWith(path.replace(/\.$/, ''));
        });
        expect({ ...at, refusals, named: named.length > 0 }).toEqual({ ...at, refusals, named: true });
      }
    }
    expect(refusalsIn(await send(who, mutation, { ...input, unheardOf: 1 }))).toEqual(['400 BAD_USER_INPUT']);
    expect(refusalsIn(await send(who, mutation, null))).toEqual(['400 BAD_USER_INPUT']);
    expect(changes(before, await scan(team.world))).toEqual([]);
  });
});

describe('noise', () => {
  afterEach(async () => {
    expect(changes(before, await scan(team.world))).toEqual([]);
  });
  const headers = { 'content-type': 'application/json' };
  const post = async (body: string, more: object = {}) => {
    const { statusCode = 0, body: text = '' } = await team.world.handler(
      gatewayEvent({ claims: team.people.owner.claims, headers, body, ...more }),
    );
    expect(statusCode).toBeGreaterThanOrEqual(200);
    expect(statusCode).toBeLessThan(500);
    expect(text).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|\.ts:\d/);
    expect(JSON.parse(text)).toBeTypeOf('object');
  };

  it('for variables', proves(13, FUZZ, 'fuzzed variables', { timeout: 1_200_000 }), async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...mutations), fc.jsonValue(), async (mutation, value) => {
        const answer = await send('stranger', mutation, value);
        expect(refusalsIn(answer)).not.toEqual([]);
      }),
      { numRuns: FUZZ, endOnFailure: true },
    );
  });

  it('in the places of a right input', proves(13, FUZZ, 'fuzzed inputs', { timeout: 1_200_000 }), async () => {
    const values = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double(), fc.bigInt().map(String));
    // Everyone with a token may create a webhook, or register an integration, of their own.
    const guarded = mutations.filter((name) => name !== 'createWebhook' && name !== 'registerIntegration');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...guarded), fc.nat(), values, async (mutation, number, value) => {
        const [who, input] = right[mutation]?.(team.ids) ?? ['owner', {}];
        const type = inputType(mutation);
        const places = placesIn(type).filter(({ path }) => withValue(type, input, path, value) !== undefined);
        const { path } = places[number % places.length] ?? { path: [] };
        // A valid input would take effect, which is not tested here. This role is not allowed to do any of it.
        const nobody: Who = who === 'stranger' ? 'tracker' : 'stranger';
        await send(nobody, mutation, withValue(type, input, path, value));
      }),
      { numRuns: FUZZ, endOnFailure: true },
    );
  });

  it(
    'for a document, a body, a query string, headers',
    proves(13, 7 * FUZZ, 'fuzzed requests', { timeout: 1_200_000 }),
    async () => {
      const text = fc.string({ unit: 'binary' });
      const graphql = fc
        .array(
          fc.constantFrom(
            '{',
            '}',
            '(',
            ')',
            ':',
            '$x',
            '...',
            'viewer',
            'id',
            '"',
            '@skip',
            '[',
            '!',
            'query',
            '|',
            '#',
            '\n',
          ),
        )
        .map((words) => words.join(' '));
      await fc.assert(
        fc.asyncProperty(text, graphql, fc.dictionary(fc.string(), text), async (noise, words, dictionary) => {
          await post(noise);
          await post(JSON.stringify({ query: noise }));
          await post(JSON.stringify({ query: words, variables: dictionary }));
          await post(JSON.stringify({ query: '{ viewer { id } }', operationName: noise, extensions: dictionary }));
          await post(JSON.stringify({ query: '{ viewer { id } }' }), {
            headers: { ...dictionary, ...headers, accept: noise },
          });
          await post('', { method: 'GET', query: noise });
          await post('', { method: 'GET', query: `query=${encodeURIComponent(words)}` });
        }),
        { numRuns: FUZZ, endOnFailure: true },
      );
    },
  );
});
