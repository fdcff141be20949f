import { beforeAll, describe, expect, it } from 'vitest';
import { type Action, canWriteComment, mayDo } from '../../../functions/domain/access/access.ts';
import { hasAny } from '../../../functions/domain/team/roles.ts';
import type { Audience } from '../../../functions/domain/vocabulary.ts';
import { countRequests } from '../../support/counter.ts';
import { idPaths, type Input, inputType, kindsFor, withValue } from '../../support/inputs.ts';
import { askTheRules, ofNothing, type Oracle } from '../../support/oracle.ts';
import { changes, scan } from '../../support/scan.ts';
import { refusalsIn } from '../../support/outcome.ts';
import { asPromised } from '../../support/promised.ts';
import { allOf, fieldsOf, typesBehind } from '../../support/schema.ts';
import { createTeam, everybody, rolesOf, type Team, type Who, someIntegration } from '../../support/team.ts';

/** Every mutation for every viewer: executed if the rules allow it, or refused without a trace. */

let team: Team;
let oracle: Oracle;
let counter: ReturnType<typeof countRequests>;
beforeAll(async () => {
  team = await createTeam();
  oracle = await askTheRules(team);
  counter = countRequests(team.world.dynamodb);
});

/** Viewers who are refused only because of the state or the author of an entity, with the code. */
type Refused = Partial<Record<Who, string>>;

interface Case {
  mutation: string;
  /** Where the rules of access speak of it; else everybody may but those who are named. */
  action?: Action;
  refused?: Refused;
  /** The input field with the id of its subject. */
  subject?: string;
  /** A valid input; made for each viewer who is allowed, since a change can be made only once. */
  input: () => Promise<Input> | Input;
}

const does = async (who: Who, mutation: string, input: object, kind: string): Promise<string> => {
  const payload = await team.people[who].does(mutation, input, `${kind} { id }`);
  return payload[kind].id;
};
const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
const newSymptom = () => does('owner', 'reportSymptom', { athleteId: team.ids.athlete, observation }, 'symptom');
async function newResolved(): Promise<string> {
  const symptomId = await newSymptom();
  team.world.at(new Date(Date.parse(team.world.now()) + 1000).toISOString());
  return does('owner', 'resolveSymptom', { symptomId }, 'symptom');
}
const rules = [{ activity: 'MOBILITY', permission: 'ALLOWED' }];
const instruction = () => ({ athleteId: team.ids.athlete, rules, supersedes: [] });
const newInstruction = () => does('coach', 'issueInstruction', instruction(), 'instruction');
let runs = 0;
const run = () => ({
  externalId: `new ${++runs}`,
  startedAt: '2026-03-01T08:00:00Z',
  distanceMeters: 1,
  durationSeconds: 1,
});
async function newRun(): Promise<string> {
  const input = { athleteId: team.ids.athlete, runs: [run()] };
  const { results } = await team.people.tracker.does('recordRuns', input, 'results { run { id } }');
  return results[0].run.id;
}
let sessions = 0;
const session = () => ({
  athleteId: team.ids.athlete,
  activity: 'MOBILITY',
  externalId: `new ${++sessions}`,
  startedAt: new Date(Date.parse('2026-02-28T08:00:00Z') - sessions * 86_400_000).toISOString(),
  durationSeconds: 600,
});
const newComment = (who: Who) => does(who, 'addComment', comment(), 'comment');
const comment = () => ({ subjectId: team.ids.runOfTracker, body: 'Words', audience: 'SUPPORTERS' });
const connection = () => ({ athleteId: team.ids.athlete, provider: 'STRAVA', code: 'a code', scope: 'activity:read' });
const toTeam = (role: string) => ({ invitation: { toTeam: { athleteId: team.ids.athlete, role } } });
let guests = 0;

const noPeople: Refused = { tracker: 'FORBIDDEN', watch: 'FORBIDDEN' };
const notTheirs: Refused = {
  owner: 'FORBIDDEN',
  coach: 'FORBIDDEN',
  physio: 'FORBIDDEN',
  both: 'FORBIDDEN',
  supporter: 'FORBIDDEN',
};
/** Viewers who may not know of it get NOT_FOUND. */
const onlyOwner = Object.fromEntries(everybody.filter((who) => who !== 'owner').map((who) => [who, 'NOT_FOUND']));
const onlyCoach = Object.fromEntries(everybody.filter((who) => who !== 'coach').map((who) => [who, 'NOT_FOUND']));
const webhook = () => ({ webhookId: team.ids.webhookOfCoach });
const integration = () => ({ integrationId: team.ids.integrationOfCoach });
const newWebhook = async () => {
  const input = { url: 'https://example.com/', eventTypes: ['COMMENT_ADDED'] };
  return { webhookId: await does('coach', 'createWebhook', input, 'webhook') };
};
const had = 'ALREADY_EXISTS';
const onTheTeam = { coach: had, physio: had, both: had, supporter: had };

const cases: Case[] = [
  {
    mutation: 'recordRuns',
    action: 'recordRuns',
    subject: 'athleteId',
    input: () => ({ athleteId: team.ids.athlete, runs: [run()] }),
  },
  {
    mutation: 'editRun',
    action: 'editRun',
    subject: 'runId',
    input: async () => ({ runId: await newRun(), note: 'Windy' }),
  },
  { mutation: 'deleteRun', action: 'deleteRun', subject: 'runId', input: async () => ({ runId: await newRun() }) },
  {
    mutation: 'markDuplicate',
    action: 'markDuplicate',
    subject: 'runId',
    input: async () => ({ runId: await newRun(), otherRunId: await newRun(), verdict: 'SAME' }),
  },
  {
    mutation: 'logSession',
    action: 'logSession',
    subject: 'athleteId',
    input: session,
  },
  {
    mutation: 'editSession',
    action: 'editSession',
    subject: 'sessionId',
    input: async () => ({ sessionId: await does('owner', 'logSession', session(), 'session'), effort: 2 }),
  },
  {
    mutation: 'deleteSession',
    action: 'deleteSession',
    subject: 'sessionId',
    refused: { watch: 'NOT_FOUND' }, // the tracker logged it
    input: async () => ({ sessionId: await does('tracker', 'logSession', session(), 'session') }),
  },
  {
    mutation: 'reportSymptom',
    action: 'reportSymptom',
    subject: 'athleteId',
    input: () => ({ athleteId: team.ids.athlete, observation }),
  },
  {
    mutation: 'addObservation',
    action: 'addObservation',
    subject: 'symptomId',
    input: () => ({ symptomId: team.ids.symptom, observation }),
  },
  {
    mutation: 'correctObservation',
    action: 'correctObservation',
    refused: { coach: 'FORBIDDEN', physio: 'FORBIDDEN', both: 'FORBIDDEN' }, // the athlete recorded it
    subject: 'observationId',
    input: async () => ({
      observationId: await does('owner', 'addObservation', { symptomId: team.ids.symptom, observation }, 'observation'),
      observation: { ...observation, pain: 1 },
    }),
  },
  {
    mutation: 'resolveSymptom',
    action: 'resolveSymptom',
    subject: 'symptomId',
    input: async () => ({ symptomId: await newSymptom() }),
  },
  {
    mutation: 'recurSymptom',
    action: 'recurSymptom',
    subject: 'symptomId',
    input: async () => {
      const symptomId = await newResolved();
      team.world.at(new Date(Date.parse(team.world.now()) + 1000).toISOString());
      return { symptomId, observation };
    },
  },
  {
    mutation: 'mergeSymptoms',
    action: 'mergeSymptoms',
    subject: 'intoSymptomId',
    input: async () => ({ intoSymptomId: team.ids.symptom, fromSymptomId: await newSymptom(), confirmFarApart: true }),
  },
  {
    mutation: 'reopenSymptom',
    action: 'reopenSymptom',
    refused: { coach: 'FORBIDDEN' }, // the athlete resolved it
    subject: 'symptomId',
    input: async () => ({ symptomId: await newResolved() }),
  },
  {
    mutation: 'unmergeSymptoms',
    action: 'unmergeSymptoms',
    refused: { coach: 'FORBIDDEN' }, // the athlete merged it
    subject: 'symptomId',
    input: async () => {
      const merge = { intoSymptomId: team.ids.symptom, fromSymptomId: await newSymptom() };
      await team.people.owner.does('mergeSymptoms', { ...merge, confirmFarApart: true }, 'symptom { id }');
      return { symptomId: merge.fromSymptomId };
    },
  },
  {
    mutation: 'diagnoseSymptom',
    action: 'diagnoseSymptom',
    subject: 'symptomId',
    input: () => ({ symptomId: team.ids.symptom, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED', saidBy: 'Dr' }),
  },
  { mutation: 'issueInstruction', action: 'issueInstruction', subject: 'athleteId', input: instruction },
  {
    mutation: 'supersedeInstruction',
    action: 'supersedeInstruction',
    refused: { owner: 'FORBIDDEN' }, // a coach gave it
    subject: 'instructionId',
    input: async () => ({ instructionId: await newInstruction(), byInstructionId: await newInstruction() }),
  },
  {
    mutation: 'withdrawInstruction',
    action: 'withdrawInstruction',
    refused: { owner: 'FORBIDDEN', physio: 'FORBIDDEN', both: 'FORBIDDEN' }, // another coach gave it
    subject: 'instructionId',
    input: async () => ({ instructionId: await newInstruction() }),
  },
  {
    mutation: 'endInstruction',
    action: 'endInstruction',
    refused: { owner: 'FORBIDDEN' }, // a coach gave it, and is there
    subject: 'instructionId',
    input: async () => ({ instructionId: await newInstruction(), reason: 'It has healed.' }),
  },
  {
    mutation: 'acknowledgeInstruction',
    action: 'acknowledgeInstruction',
    subject: 'instructionId',
    input: async () => ({ instructionId: await newInstruction() }),
  },
  {
    mutation: 'markAttention',
    action: 'markAttention',
    subject: 'athleteId',
    input: async () => {
      await newSymptom();
      return { athleteId: team.ids.athlete, reason: 'NEW_SYMPTOM', as: 'TAKEN' };
    },
  },
  { mutation: 'addComment', action: 'addComment', subject: 'subjectId', input: comment },
  {
    mutation: 'editComment',
    action: 'editComment',
    refused: { ...notTheirs, owner: 'FORBIDDEN', coach: undefined },
    subject: 'commentId',
    input: async () => ({ commentId: await newComment('coach'), body: 'Other words' }),
  },
  {
    mutation: 'deleteComment',
    action: 'deleteComment',
    refused: { physio: 'FORBIDDEN', both: 'FORBIDDEN', supporter: 'FORBIDDEN' },
    subject: 'commentId',
    input: async () => ({ commentId: await newComment('coach') }),
  },
  {
    mutation: 'promoteComment',
    action: 'promoteComment',
    subject: 'commentId',
    input: async () => ({
      commentId: await newComment('owner'),
      symptom: { symptomId: team.ids.symptom },
      observation,
    }),
  },
  {
    mutation: 'updateAthlete',
    action: 'updateAthlete',
    subject: 'athleteId',
    input: () => ({ athleteId: team.ids.athlete, timeZone: 'Europe/Paris' }),
  },
  { mutation: 'connectProvider', action: 'connectProvider', subject: 'athleteId', input: connection },
  {
    mutation: 'disconnectProvider',
    action: 'disconnectProvider',
    subject: 'athleteId',
    input: async () => {
      await team.people.owner.does('connectProvider', connection(), 'athlete { id }');
      return { athleteId: team.ids.athlete, provider: 'STRAVA' };
    },
  },
  {
    mutation: 'exportAthlete',
    action: 'exportAthlete',
    subject: 'athleteId',
    input: () => ({ athleteId: team.ids.athlete }),
  },
  {
    mutation: 'invite',
    action: 'inviteToTeam',
    subject: 'invitation.toTeam.athleteId',
    input: () => toTeam('SUPPORTER'),
  },
  { mutation: 'invite', refused: noPeople, input: () => ({ invitation: { athlete: { as: 'COACH', yourName: 'N' } } }) },
  {
    mutation: 'revoke',
    refused: onlyOwner,
    subject: 'revoke.grantId',
    input: async () => {
      const owner = { ...team.people.owner, id: team.ids.athlete };
      const guest = team.world.person(`guest ${++guests}`);
      return { revoke: { grantId: await team.world.join(owner, guest, 'SUPPORTER', 'Guest') } };
    },
  },
  {
    mutation: 'revoke',
    refused: onlyOwner,
    subject: 'revoke.invitationId',
    input: async () => ({ revoke: { invitationId: await does('owner', 'invite', toTeam('COACH'), 'invitation') } }),
  },
  {
    mutation: 'shareTracks',
    action: 'shareTracks',
    subject: 'grantId',
    input: () => ({ grantId: team.ids.grantOfCoach, seesTracks: true }),
  },
  {
    mutation: 'createAthlete',
    refused: { ...noPeople, owner: had },
    input: () => ({ name: 'New', timeZone: 'UTC' }),
  },
  {
    mutation: 'acceptInvitation',
    refused: { owner: 'INVALID', tracker: 'INVALID', watch: 'INVALID', ...onTheTeam },
    input: async () => {
      const { invitation } = await team.people.owner.does('invite', toTeam('SUPPORTER'), 'invitation { code }');
      return { code: invitation.code, yourName: 'Friend' };
    },
  },
  {
    mutation: 'createWebhook',
    input: () => ({ url: 'https://example.com/', eventTypes: ['COMMENT_ADDED'] }),
  },
  { mutation: 'updateWebhook', refused: onlyCoach, subject: 'webhookId', input: webhook },
  { mutation: 'rotateWebhookSecret', refused: onlyCoach, subject: 'webhookId', input: webhook },
  {
    mutation: 'redeliverWebhook',
    refused: onlyCoach,
    subject: 'deliveryId',
    input: () => ({ deliveryId: team.ids.deliveryOfCoach }),
  },
  { mutation: 'deleteWebhook', refused: onlyCoach, subject: 'webhookId', input: newWebhook },
  { mutation: 'registerIntegration', refused: noPeople, input: () => someIntegration },
  { mutation: 'updateIntegration', refused: onlyCoach, subject: 'integrationId', input: integration },
  {
    mutation: 'reviewIntegration',
    // Nobody here is an operator.
    refused: Object.fromEntries(everybody.map((who) => [who, 'NOT_FOUND'])),
    input: () => ({ ...integration(), version: 1, decision: 'APPROVED' }),
  },
  {
    mutation: 'deleteAccount',
    // The id of somebody else: nobody here is to be gone.
    refused: { ...Object.fromEntries(everybody.map((who) => [who, 'INVALID'])), ...noPeople },
    input: () => ({ viewerId: 'vwr_nobodynobodynobo' }),
  },
  {
    mutation: 'eraseAthlete',
    action: 'eraseAthlete',
    subject: 'athleteId',
    input: () => ({ athleteId: team.ids.athlete, confirmName: 'CANARY-SUPPORTERS Ada' }),
  },
];
const namedCases = cases.map((each) => [`${each.mutation} ${each.subject ?? ''}`, each] as const);

/** A mutation that selects its whole payload. */
function documentOf(mutation: string): string {
  const payload = fieldsOf(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`).map((field) => {
    const [type] = typesBehind(field);
    return type ? `${field.name} { ${allOf(type.name)} }` : field.name;
  });
  return `mutation($input: ${inputType(mutation).name}!) { ${mutation}(input: $input) { ${payload.join(' ')} } }`;
}
let keys = 0;

/** The code with which the rules refuse it; undefined if they allow it. */
async function refusalFor(
  who: Who,
  { action, refused = {}, subject }: Case,
  input: Input,
): Promise<string | undefined> {
  const may = action !== undefined && hasAny(rolesOf(who), mayDo[action]);
  if (action === undefined || (may && refused[who])) return refused[who];
  const id = subject?.split('.').reduce<unknown>((value, name) => (value as Input)[name], input);
  const { data } = await team.people[who].ask('query($id: ID!) { node(id: $id) { id } }', { id });
  if (data.node === null) return 'NOT_FOUND';
  return may ? undefined : 'FORBIDDEN';
}

describe('who may write comments for whom', () => {
  const subjects = {
    athlete: 'athlete',
    run: 'runOfTracker',
    symptom: 'symptom',
    instruction: 'instruction',
  } as const;
  const audiences: readonly Audience[] = ['TEAM', 'CLINICAL', 'SUPPORTERS'];

  it.each(everybody)('%s', async (who) => {
    const roles = rolesOf(who);
    for (const [kind, name] of Object.entries(subjects)) {
      const subjectId = team.ids[name];
      for (const audience of audiences) {
        const codes = await team.people[who].isRefused('addComment', { subjectId, audience, body: 'Words' });
        const may = canWriteComment(roles, audience, kind as keyof typeof subjects);
        const known = oracle.mayKnow(who, subjectId);
        const refusal = !known
          ? 'NOT_FOUND input.subjectId'
          : `FORBIDDEN input${roles.includes('INTEGRATION') ? '' : '.audience'}`;
        expect({ who, kind, audience, codes }).toEqual({ who, kind, audience, codes: may ? [] : [refusal] });
      }
    }
  });
});

describe('who may do what', () => {
  it('there is a case for every mutation and every action', () => {
    expect([...new Set(cases.map(({ mutation }) => mutation))].sort()).toEqual(
      fieldsOf('Mutation')
        .map(({ name }) => name)
        .sort(),
    );
    const actions = cases.map(({ action }) => action);
    expect(Object.keys(mayDo).filter((action) => !actions.includes(action as Action))).toEqual([]);
  });

  it.each(namedCases.filter(([, { subject }]) => subject))(
    '%s: an entity that the viewer may not know of is NOT_FOUND',
    async (_, each) => {
      const type = inputType(each.mutation);
      const input = await each.input();
      const gone = [team.ids.deletedRun, team.ids.deletedSession, team.ids.otherDeletedSession];
      const before = await scan(team.world);
      for (const who of everybody) {
        const answerTo = async (value: unknown) => {
          const { extensions: _cost, ...answer } = await team.people[who].ask(
            `mutation($input: ${type.name}!) { ${each.mutation}(input: $input) { __typename userErrors { code path message } } }`,
            { input: value },
          );
          return answer;
        };
        for (const path of idPaths(type)) {
          const unknown = oracle.ids.filter(
            (id) => kindsFor(path).includes(id.slice(0, 3)) && !oracle.mayKnow(who, id),
          );
          const samples = Map.groupBy(
            // The viewer who deleted a run or a session may delete it again.
            unknown.filter((id) => !gone.includes(id) || (who !== 'owner' && who !== 'tracker')),
            (id) => `${id.slice(0, 8)} ${gone.includes(id)}`,
          );
          for (const [id = ''] of samples.values()) {
            const forbidden = withValue(type, input, path, id);
            if (forbidden === undefined) continue;
            const answer = await answerTo(forbidden);
            const missing = await answerTo(withValue(type, input, path, ofNothing(id)));
            expect({ who, id, answer }).toEqual({ who, id, answer: missing });
            expect(answer.data[each.mutation].userErrors, `${who} ${path.join('.')}`).not.toEqual([]);
          }
        }
      }
      expect(changes(before, await scan(team.world))).toEqual([]);
    },
  );

  it.each(namedCases)('%s: done or refused as the rules say', async (_, each) => {
    const query = documentOf(each.mutation);
    const ask = async (who: Who, input: Input, expected: string | undefined): Promise<void> => {
      const keyed = { ...input, ...(expected === undefined && { idempotencyKey: `${each.mutation} ${++keys}` }) };
      const answer = await asPromised(counter, query, () => team.people[who].ask(query, { input: keyed }));
      const codes = refusalsIn(answer).map((refusal) => refusal.split(' ')[0]);
      expect({ who, codes }).toEqual({ who, codes: expected === undefined ? [] : [expected] });
    };
    let input = await each.input();
    let before = await scan(team.world);
    // First all who leave no trace, with one look at the table: a look takes longer than what it looks for.
    const allowed: Who[] = [];
    for (const who of everybody) {
      const expected = await refusalFor(who, each, input);
      if (expected === undefined && each.mutation !== 'exportAthlete') allowed.push(who);
      else await ask(who, input, expected);
    }
    let after = await scan(team.world);
    expect(changes(before, after)).toEqual([]);
    for (const who of allowed) {
      if (who !== allowed[0] && each.mutation !== 'eraseAthlete') {
        input = await each.input();
        after = await scan(team.world);
      }
      before = after;
      expect(await refusalFor(who, each, input)).toBeUndefined();
      await ask(who, input, undefined);
      after = await scan(team.world);
      expect(changes(before, after)).not.toEqual([]);
    }
  });
});
