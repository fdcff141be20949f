import { beforeAll, describe, expect, it } from 'vitest';
import { GRANT_LEASE_MS } from '../../../functions/request/grant-lease.ts';
import { injectFaults } from '../../support/faults.ts';
import { askTheRules } from '../../support/oracle.ts';
import { proves } from '../../support/promise.ts';
import { changes, scan } from '../../support/scan.ts';
import { createTeam, type Team } from '../../support/team.ts';
import type { Someone } from '../../support/world.ts';

/** What is left to a person whose grant has ended: nothing, from the moment the revocation is answered. */

/** One of the ways on which somebody could still read. */
const path = proves(5, 1, 'ways to data');

const CONNECTIONS = ['runs', 'sessions', 'symptoms', 'instructions', 'timeline', 'comments'];
const onePage = (after: boolean) =>
  CONNECTIONS.map(
    (name) => `${name}(first: 1${after ? `, after: $${name}` : ''}) { nodes { __typename } pageInfo { endCursor } }`,
  ).join(' ');

describe('a coach who is let go', () => {
  let team: Team;
  let ada: string;
  let owner: Someone;
  let coach: Someone;
  /** Everything of Ada's that the coach could see, and the coach's own. */
  let seen: string[];
  let ownIds: string[];
  const cursors: Record<string, string> = {};
  let instructionId: string;
  let commentId: string;
  const key = { idempotencyKey: 'the last words' };

  const nodes = async (ids: string[]): Promise<string[]> => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { data, errors } = await coach.ask(query, { ids });
    expect(errors).toBeUndefined();
    return data.nodes.flatMap((node: { id: string } | null) => node?.id ?? []);
  };

  beforeAll(async () => {
    team = await createTeam();
    ({ owner, coach } = team.people);
    ada = team.ids.athlete;
    const given = { athleteId: ada, supersedes: [], rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] };
    instructionId = (await coach.does('issueInstruction', given, 'instruction { id }')).instruction.id;
    const words = { subjectId: ada, audience: 'TEAM', body: 'Rest well' };
    commentId = (await coach.does('addComment', { ...words, ...key }, 'comment { id }')).comment.id;

    const oracle = await askTheRules(team);
    const known = oracle.ids.filter((id) => oracle.mayKnow('coach', id));
    seen = known.filter((id) => id.includes(ada.slice(4)));
    ownIds = known.filter((id) => !seen.includes(id));
    expect(await nodes([...seen, ...ownIds])).toHaveLength(known.length);
    const { data } = await coach.ask(`query($id: ID!) { athlete(id: $id) { ${onePage(false)} } }`, { id: ada });
    for (const name of CONNECTIONS) cursors[name] = data.athlete[name].pageInfo.endCursor;
    const board = 'first: 1) { nodes { id } pageInfo { endCursor } }';
    const boards = await coach.ask(`{ viewer { roster(${board} sidelinedAthletes(${board} } }`);
    cursors['roster'] = boards.data.viewer.roster.pageInfo.endCursor;
    cursors['sidelined'] = boards.data.viewer.sidelinedAthletes.pageInfo.endCursor;
    const item = 'first: 1) { nodes { athlete { id } } pageInfo { endCursor } }';
    const { data: attention } = await coach.ask(`{ viewer { attention(${item} } }`);
    cursors['attention'] = attention.viewer.attention.pageInfo.endCursor;

    await owner.does('revoke', { revoke: { grantId: team.ids.grantOfCoach } }, 'revokedId');
  });

  it('finds nothing by any id seen before, and keeps their own entities', path, async () => {
    expect(await nodes(seen)).toEqual([]);
    expect(await nodes(ownIds)).toEqual(ownIds);
    for (const id of seen) {
      const { data, errors } = await coach.ask('query($id: ID!) { node(id: $id) { id } athlete(id: $id) { id } }', {
        id,
      });
      expect({ id, data, errors }).toEqual({ id, data: { node: null, athlete: null }, errors: undefined });
    }
  });

  it('finds nothing through an old cursor', path, async () => {
    const parameters = CONNECTIONS.map((name) => `$${name}: String`).join(', ');
    const query = `query($id: ID!, ${parameters}) { athlete(id: $id) { ${onePage(true)} } }`;
    expect(await coach.ask(query, { id: ada, ...cursors })).toMatchObject({ status: 200, data: { athlete: null } });
    // Not even as a cursor for another athlete of the coach: it is a different position there.
    for (const name of CONNECTIONS) {
      const elsewhere = `query($id: ID!, $after: String) { athlete(id: $id) { ${name}(first: 100, after: $after) { edges { cursor } } } }`;
      const { data } = await coach.ask(elsewhere, { id: team.bea.id, after: cursors[name] });
      expect(JSON.stringify(data)).not.toContain(ada.slice(4));
    }
  });

  it('has the athlete on no board', path, async () => {
    const names = 'nodes { id name }';
    const query = `query($roster: String, $sidelined: String, $attention: String) { viewer {
      roster(first: 100) { ${names} } further: roster(first: 100, after: $roster) { ${names} }
      sidelinedAthletes(first: 100) { ${names} } sidelinedFurther: sidelinedAthletes(first: 100, after: $sidelined) { ${names} }
      byReview: sidelinedAthletes(first: 100, orderBy: NEXT_REVIEW) { ${names} }
      attention(first: 100) { nodes { athlete { id name } reasons { code } } }
      attentionFurther: attention(first: 100, after: $attention) { nodes { athlete { id name } } }
    } }`;
    const { data, errors } = await coach.ask(query, cursors);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).not.toContain('Ada');
    expect(JSON.stringify(data)).not.toContain(ada.slice(4));
    expect(data.viewer.roster.nodes.map(({ id }: { id: string }) => id)).toEqual([team.bea.id]);
  });

  it('changes nothing, not even their own writing', path, async () => {
    const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2 };
    const rules = [{ activity: 'RUN', permission: 'ALLOWED' }];
    const before = await scan(team.world);
    for (const [mutation, input] of [
      ['reportSymptom', { athleteId: ada, observation }],
      ['editSession', { sessionId: team.ids.sessionOfTracker, effort: 2 }],
      ['deleteSession', { sessionId: team.ids.sessionOfTracker }],
      ['addObservation', { symptomId: team.ids.symptom, observation }],
      ['resolveSymptom', { symptomId: team.ids.symptom }],
      ['diagnoseSymptom', { symptomId: team.ids.symptom, pathology: 'FRACTURE', certainty: 'CONFIRMED' }],
      ['reopenSymptom', { symptomId: team.ids.resolvedSymptom }],
      ['unmergeSymptoms', { symptomId: team.ids.mergeInto }],
      ['issueInstruction', { athleteId: ada, rules }],
      ['withdrawInstruction', { instructionId }],
      ['endInstruction', { instructionId, reason: 'But' }],
      ['supersedeInstruction', { instructionId, byInstructionId: team.ids.prohibition }],
      ['markAttention', { athleteId: ada, reason: 'NEW_SYMPTOM', as: 'SEEN' }],
      ['addComment', { subjectId: ada, audience: 'TEAM', body: 'But' }],
      ['editComment', { commentId, body: 'But' }],
      ['deleteComment', { commentId }],
      ['promoteComment', { commentId, symptom: { newSymptom: true }, observation }],
      ['revoke', { revoke: { grantId: team.ids.grantOfCoach } }],
      ['revoke', { revoke: { grantId: team.ids.grantOfSupporter } }],
      // The coach's own athlete, with an entity of Ada's.
      [
        'addObservation',
        { symptomId: team.ids.beasSymptom, observation: { ...observation, runId: team.ids.runOfTracker } },
      ],
      ['mergeSymptoms', { intoSymptomId: team.ids.beasSymptom, fromSymptomId: team.ids.symptom }],
      ['issueInstruction', { athleteId: team.bea.id, rules, symptomIds: [team.ids.symptom] }],
      ['issueInstruction', { athleteId: team.bea.id, rules, supersedes: [instructionId] }],
    ] as const) {
      const [refusal = 'done'] = await coach.isRefused(mutation, input);
      expect({ mutation, input, refusal: refusal.split(' ')[0] }).toEqual({ mutation, input, refusal: 'NOT_FOUND' });
    }
    expect(changes(before, await scan(team.world))).toEqual([]);
  });

  it('who repeats a call with its key hears that it was done, and reads nothing', path, async () => {
    const before = await scan(team.world);
    const words = { subjectId: ada, audience: 'TEAM', body: 'Rest well', ...key };
    const { comment } = await coach.does('addComment', words, 'comment { id body athlete { id } }');
    expect(comment).toBeNull();
    expect(changes(before, await scan(team.world))).toEqual([]);
  });

  it('leaves what they did: it still applies, under their name', async () => {
    const query = `query($id: ID!, $comment: ID!) {
      athlete(id: $id) { availability { status governedBy { id issuedAs issuedBy { name } } } grants(first: 100) { nodes { id } } }
      comment: node(id: $comment) { ... on Comment { body authorRole author { name } } }
    }`;
    const { data } = await owner.ask(query, { id: ada, comment: commentId });
    expect(data.athlete.availability).toMatchObject({ status: 'SIDELINED' });
    expect(data.athlete.availability.governedBy).toContainEqual({
      id: instructionId,
      issuedAs: 'COACH',
      issuedBy: { name: 'CANARY-SUPPORTERS Maren' },
    });
    expect(data.comment).toEqual({
      body: 'Rest well',
      authorRole: 'COACH',
      author: { name: 'CANARY-SUPPORTERS Maren' },
    });
    expect(data.athlete.grants.nodes).not.toContainEqual({ id: team.ids.grantOfCoach });
  });

  it('and when invited again finds everything again, in their new role', async () => {
    await team.world.join({ ...owner, id: ada }, coach, 'PHYSIO', 'Maren');
    expect(await nodes(seen)).toHaveLength(seen.length);
    expect(await nodes([team.ids.clinicalComment])).toEqual([team.ids.clinicalComment]);
    const { instruction } = await coach.does(
      'withdrawInstruction',
      { instructionId, reason: 'All is well' },
      'instruction { status issuedAs }',
    );
    expect(instruction).toEqual({ status: 'WITHDRAWN', issuedAs: 'COACH' });
    await coach.does('editComment', { commentId, body: 'Up again' }, 'comment { body }');
  });
});

describe('a read that is under way when a grant ends', () => {
  let team: Team;
  let faults: ReturnType<typeof injectFaults>;
  beforeAll(async () => {
    team = await createTeam();
    faults = injectFaults(team.world.dynamodb);
  });
  const questions: [name: string, document: string][] = [
    [
      'an athlete with lists',
      'query($id: ID!) { athlete(id: $id) { name runs(first: 5) { nodes { id } } permissions { activity } } }',
    ],
    [
      'an object by its id',
      'query($symptom: ID!) { node(id: $symptom) { ... on Symptom { observations(first: 5) { nodes { pain } } } } }',
    ],
    [
      'a board with what governs',
      '{ viewer { sidelinedAthletes(first: 9) { nodes { name runs(first: 2) { nodes { id } } } } } }',
    ],
    [
      'what they write, and see of it',
      'mutation($id: ID!) { addComment(input: { subjectId: $id, audience: TEAM, body: "Hi" }) { comment { subject { ... on Athlete { runs(first: 5) { nodes { id } } } } } } }',
    ],
  ];

  it.each(questions)(
    'shows nothing that was read after the revocation was acknowledged: %s',
    proves(5, 1, 'reads under way'),
    async (_name, document) => {
      const { owner } = team.people;
      const friend = team.world.person(`friend ${document}`);
      const id = team.ids.athlete;
      const grantId = await team.world.join({ ...owner, id }, friend, 'COACH', 'Friend');
      const ask = () => friend.ask(document, { id, symptom: team.ids.symptom });
      expect((await ask()).errors).toBeUndefined();
      const waited = team.world.settled.length;
      // The coach has read their grant, and is about to read on, when the owner revokes it and is told so.
      let answer: Awaited<ReturnType<typeof ask>> | undefined;
      let acknowledged = false;
      const revoke = async () => {
        await owner.does('revoke', { revoke: { grantId } }, 'revokedId');
        // The owner has waited this long for the answer.
        team.world.at(new Date(Date.parse(team.world.now()) + GRANT_LEASE_MS + 1).toISOString());
        acknowledged = true;
      };
      let queries = 0;
      await faults.during(
        async ({ command }) => {
          const isLast = command === 'Query' && ++queries === 1 + Number(document.includes('Athletes'));
          if (isLast) await revoke();
          return undefined;
        },
        async () => {
          answer = await ask();
        },
      );
      expect(acknowledged).toBe(true);
      expect(team.world.settled.slice(waited)).toEqual([GRANT_LEASE_MS]);
      expect(answer?.data).toBeNull();
      expect(answer?.errors?.[0]?.extensions['code']).toBe('ACCESS_CHANGED');
    },
  );

  it('costs one request more where a request takes long, and none otherwise', async () => {
    const { coach } = team.people;
    const document = 'query($id: ID!) { athlete(id: $id) { name runs(first: 5) { nodes { id } } } }';
    const ask = () => coach.ask(document, { id: team.ids.athlete });
    // The first one notes the access.
    await ask();
    const quick = await faults.during(() => undefined, ask);
    const slow = await faults.during(async ({ command }) => {
      if (command === 'Query') team.world.at(new Date(Date.parse(team.world.now()) + 1_000).toISOString());
      return undefined;
    }, ask);
    expect(slow).toBe(quick + 1);
    expect((await ask()).errors).toBeUndefined();
  });

  it('an erasure waits, too', proves(5, 1, 'other ends of a grant'), async () => {
    const { owner } = team.people;
    const waited = team.world.settled.length;
    const input = { athleteId: team.ids.athlete, confirmName: 'CANARY-SUPPORTERS Ada' };
    await owner.does('eraseAthlete', input, 'done');
    expect(team.world.settled.slice(waited)).toEqual([GRANT_LEASE_MS]);
  });
});

describe('every other way that a grant ends', () => {
  let team: Team;
  beforeAll(async () => {
    team = await createTeam();
  });
  const athlete = 'query($id: ID!) { athlete(id: $id) { name } viewer { roster(first: 9) { nodes { id } } } }';

  it('its holder gives it up', proves(5, 1, 'other ends of a grant'), async () => {
    const { supporter } = team.people;
    const { data } = await supporter.ask(athlete, { id: team.ids.athlete });
    expect(data.viewer.roster.nodes).toEqual([{ id: team.ids.athlete }]);
    await supporter.does('revoke', { revoke: { grantId: team.ids.grantOfSupporter } }, 'revokedId');
    const after = await supporter.ask(athlete, { id: team.ids.athlete });
    expect(after.data).toEqual({ athlete: null, viewer: { roster: { nodes: [] } } });
    const query = 'query($id: ID!) { athlete(id: $id) { grants(first: 100) { nodes { id } } } }';
    const { data: owners } = await team.people.owner.ask(query, { id: team.ids.athlete });
    expect(owners.athlete.grants.nodes).not.toContainEqual({ id: team.ids.grantOfSupporter });
  });

  it(
    'in one document: what follows the revocation finds nothing, and a second one nothing to end',
    proves(5, 1, 'other ends of a grant'),
    async () => {
      const { owner } = team.people;
      const friend = team.world.person('friend');
      const id = team.ids.athlete;
      const grantId = await team.world.join({ ...owner, id }, friend, 'COACH', 'Friend');
      const query = `mutation($grantId: ID!, $id: ID!, $symptom: ID!) {
      before: addComment(input: { subjectId: $id, audience: TEAM, body: "Hi" }) { comment { id } userErrors { code } }
      revoke(input: { revoke: { grantId: $grantId } }) { revokedId userErrors { code } }
      again: revoke(input: { revoke: { grantId: $grantId } }) { revokedId userErrors { code } }
      after: addComment(input: { subjectId: $id, audience: TEAM, body: "Bye" }) { comment { id } userErrors { code } }
      resolveSymptom(input: { symptomId: $symptom }) { symptom { id } userErrors { code } }
    }`;
      const { data, errors } = await friend.ask(query, { grantId, id, symptom: team.ids.symptom });
      expect(errors).toBeUndefined();
      expect(data.before.comment).not.toBeNull();
      expect(data.revoke).toEqual({ revokedId: grantId, userErrors: [] });
      expect(data.again).toEqual({ revokedId: null, userErrors: [{ code: 'NOT_FOUND' }] });
      expect(data.after).toEqual({ comment: null, userErrors: [{ code: 'NOT_FOUND' }] });
      expect(data.resolveSymptom).toEqual({ symptom: null, userErrors: [{ code: 'NOT_FOUND' }] });
    },
  );

  it('an integration is cut off, and what it recorded stays', proves(5, 1, 'other ends of a grant'), async () => {
    const { owner, tracker } = team.people;
    const id = team.ids.athlete;
    const { data } = await owner.ask(
      'query($id: ID!) { athlete(id: $id) { grants(first: 100) { nodes { id person { name } } } } }',
      { id },
    );
    const grant = data.athlete.grants.nodes.find(
      (each: { person: { name: string } }) => each.person.name === 'CANARY-TRACKER name',
    );
    await owner.does('revoke', { revoke: { grantId: grant.id } }, 'revokedId');
    const runs = [{ externalId: 'late', startedAt: '2026-03-09T12:00:00Z', distanceMeters: 1, durationSeconds: 1 }];
    expect(await tracker.isRefused('recordRuns', { athleteId: id, runs })).toEqual(['NOT_FOUND input.athleteId']);
    expect(await tracker.isRefused('deleteRun', { runId: team.ids.runOfTracker })).toEqual(['NOT_FOUND input.runId']);
    const session = { activity: 'REHAB', externalId: 'late', startedAt: '2026-03-09T12:00:00Z', durationSeconds: 1 };
    expect(await tracker.isRefused('logSession', { athleteId: id, ...session })).toEqual(['NOT_FOUND input.athleteId']);
    const deleted = await tracker.isRefused('deleteSession', { sessionId: team.ids.sessionOfTracker });
    expect(deleted).toEqual(['NOT_FOUND input.sessionId']);
    const words = { runId: team.ids.runOfTracker, otherRunId: team.ids.runOfWatch, verdict: 'SAME' };
    expect(await tracker.isRefused('markDuplicate', words)).toEqual(['NOT_FOUND input.runId']);
    const left = await tracker.ask('query($id: ID!, $run: ID!) { athlete(id: $id) { id } node(id: $run) { id } }', {
      id,
      run: team.ids.runOfTracker,
    });
    expect(left.data).toEqual({ athlete: null, node: null });
    const stays = await owner.ask('query($run: ID!) { node(id: $run) { ... on Run { source } } }', {
      run: team.ids.runOfTracker,
    });
    expect(stays.data.node).toEqual({ source: 'CANARY-TRACKER name' });
  });

  it(
    'a write that is under way when a revocation is answered is either in the table by then, or never',
    proves(5, 1, 'writes under way'),
    async () => {
      const { owner, physio } = team.people;
      const id = team.ids.athlete;
      const { data } = await owner.ask(
        'query($id: ID!) { athlete(id: $id) { grants(first: 100) { nodes { id role } } } }',
        { id },
      );
      const grant = data.athlete.grants.nodes.find(({ role }: { role: string }) => role === 'PHYSIO');
      const comments = async () => (await scan(team.world)).filter((line) => line.includes('under way'));
      const writes = Array.from({ length: 12 }, (_, index) =>
        physio.ask(
          'mutation($id: ID!, $body: String!) { addComment(input: { subjectId: $id, audience: TEAM, body: $body }) { comment { body } userErrors { code } } }',
          { id, body: `under way ${index}` },
        ),
      );
      await owner.does('revoke', { revoke: { grantId: grant.id } }, 'revokedId');
      const byThen = await comments();
      for (const { data: answer } of await Promise.all(writes)) {
        if (answer?.addComment.comment) continue;
        expect(answer?.addComment.userErrors ?? [{ code: 'NOT_FOUND' }]).toEqual([{ code: 'NOT_FOUND' }]);
      }
      expect(await comments()).toEqual(byThen);
    },
  );
});
