import { beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '../../functions/store/dynamodb/table-access.ts';
import { usedIn, writerLives } from '../../functions/store/allowance.ts';
import { transact } from '../../functions/store/dynamodb/writes.ts';
import type { AthleteId, PersonId } from '../../functions/domain/ids.ts';
import { auditOf } from '../support/audit.ts';
import { readItems, writeItems } from '../support/bulk.ts';
import { brokenInvariants } from '../support/invariants.ts';
import { changes, scan } from '../support/scan.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Several roles in one grant, through the API and in the table. */

const BOTH = ['COACH', 'PHYSIO'];
const noRunning = { activity: 'RUN', permission: 'PROHIBITED' };
const eightKilometres = { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 8_000 };

describe('A coach who is also a physio', () => {
  let world: World;
  let ada: Someone & { id: AthleteId };
  let coach: Someone;
  let symptomId: string;

  beforeEach(async () => {
    world = await createWorld();
    ada = (await world.athlete('Ada')) as Someone & { id: AthleteId };
    coach = world.person('maren');
    const observation = { phase: 'AT_REST', sites: ['SHIN'], pain: 5 };
    const { symptom } = await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
    symptomId = symptom.id;
  });

  const invite = async (by: Someone, invitation: object): Promise<string> => {
    const made = await by.does('invite', { invitation }, 'invitation { code role roles }');
    return made.invitation.code;
  };
  const toTeam = (of: object) => invite(ada, { toTeam: { athleteId: ada.id, ...of } });
  const accept = async (who: Someone, code: string) =>
    (await who.does('acceptInvitation', { code, yourName: 'Maren' }, 'grant { id role roles grantedAt }')).grant;
  const joinAs = async (...roles: string[]) => accept(coach, await toTeam({ roles }));
  const diagnose = (verification: string) => ({ symptomId, pathology: 'BONE_STRESS_INJURY', verification });
  const comment = { audience: 'CLINICAL', body: 'Tender at the tibia.' };
  const onSymptom = () => ({ subjectId: symptomId, ...comment });
  const itemsOf = async (prefix: RegExp): Promise<Item[]> =>
    (await readItems(world.client, world.tableName)).filter(({ pk, sk }) =>
      prefix.test(`${pk as string} ${sk as string}`),
    );
  const grantItem = async (): Promise<Item> => (await itemsOf(/ GRANT#/)).find(({ role }) => role !== 'OWNER') ?? {};
  const rosterItem = async (): Promise<Item> => (await itemsOf(/^PER#\S+ ATH#/))[0] ?? {};

  it('is invited as both, and is shown as both wherever a role is', async () => {
    expect(await joinAs('PHYSIO', 'COACH')).toMatchObject({ role: 'PHYSIO', roles: BOTH });
    const { data } = await coach.ask(
      '{ viewer { roster(first: 1) { nodes { viewerRole viewerRoles name } } attention(first: 1) { nodes { athlete { viewerRoles } } } } }',
    );
    expect(data.viewer.roster.nodes).toEqual([{ viewerRole: 'PHYSIO', viewerRoles: BOTH, name: 'Ada' }]);
    expect(data.viewer.attention.nodes).toEqual([{ athlete: { viewerRoles: BOTH } }]);
    const mine = await ada.ask(
      '{ viewer { invitations(first: 1) { nodes { role roles } } athlete { viewerRoles grants(first: 5) { nodes { role roles } } } } }',
    );
    expect(mine.data.viewer.invitations.nodes).toEqual([{ role: 'PHYSIO', roles: BOTH }]);
    expect(mine.data.viewer.athlete.viewerRoles).toEqual(['OWNER']);
    expect(mine.data.viewer.athlete.grants.nodes).toContainEqual({ role: 'PHYSIO', roles: BOTH });
    expect(await grantItem()).toMatchObject({ role: 'PHYSIO', roles: BOTH });
    expect(await rosterItem()).toMatchObject({ role: 'PHYSIO', roles: BOTH });
    expect(await brokenInvariants(world)).toEqual([]);
  });

  it('suspects as a coach, confirms as a physio, and then is one who may loosen', async () => {
    await joinAs(...BOTH);
    await coach.does('diagnoseSymptom', diagnose('UNCONFIRMED'), 'symptom { id }');
    const { symptom } = await coach.does(
      'diagnoseSymptom',
      diagnose('CONFIRMED'),
      'symptom { diagnoses { verification diagnosedAs } }',
    );
    expect(symptom.diagnoses).toEqual([
      { verification: 'UNCONFIRMED', diagnosedAs: 'COACH' },
      { verification: 'CONFIRMED', diagnosedAs: 'PHYSIO' },
    ]);
    const told = { athleteId: ada.id, symptomIds: [symptomId] };
    await coach.does('issueInstruction', { ...told, rules: [noRunning] }, 'instruction { id }');
    const { instruction } = await coach.does(
      'issueInstruction',
      { ...told, rules: [eightKilometres] },
      'instruction { issuedAs } ',
    );
    expect(instruction.issuedAs).toBe('PHYSIO');
    const written = await coach.does('addComment', onSymptom(), 'comment { authorRole }');
    expect(written.comment.authorRole).toBe('PHYSIO');
    const { data } = await coach.ask(
      'query($id: ID!) { node(id: $id) { ... on Symptom { comments(first: 5) { nodes { body } } } } }',
      { id: symptomId },
    );
    expect(data.node.comments.nodes).toEqual([{ body: comment.body }]);
  });

  it('becomes one by a second invitation: the same grant, with what is counted on it', async () => {
    const first = await joinAs('COACH');
    expect(await coach.isRefused('diagnoseSymptom', diagnose('CONFIRMED'))).toEqual(['FORBIDDEN input.verification']);
    expect(await coach.isRefused('addComment', onSymptom())).toEqual(['FORBIDDEN input.audience']);
    await coach.does('addComment', { ...onSymptom(), audience: 'TEAM' }, 'comment { id }');
    const before = await grantItem();

    world.at('2026-03-11T12:00:00.000Z');
    const grown = await accept(coach, await toTeam({ role: 'PHYSIO' }));
    expect(grown).toEqual({ ...first, role: 'PHYSIO', roles: BOTH });
    expect(await grantItem()).toEqual({ ...before, role: 'PHYSIO', roles: BOTH });
    expect(usedIn(await grantItem())?.amounts).toMatchObject({ comments: 1 });
    await coach.does('diagnoseSymptom', diagnose('CONFIRMED'), 'symptom { id }');
    await coach.does('addComment', onSymptom(), 'comment { id }');
    expect(await brokenInvariants(world)).toEqual([]);
  });

  it('becomes one by their own invitation, if the athlete accepts it', async () => {
    await joinAs('PHYSIO');
    const code = await invite(coach, { athlete: { as: 'COACH', yourName: 'Maren' } });
    expect(await accept(ada, code)).toMatchObject({ roles: BOTH });
    expect(await brokenInvariants(world)).toEqual([]);
  });

  it('twice in one request: the second answer shows what the second did', async () => {
    const [one, two] = [await toTeam({ role: 'COACH' }), await toTeam({ role: 'PHYSIO' })];
    const { data } = await coach.ask(
      `mutation { one: acceptInvitation(input: { code: "${one}", yourName: "Maren" }) { grant { roles } }
        two: acceptInvitation(input: { code: "${two}" }) { grant { roles } athlete { viewerRoles } } }`,
    );
    expect(data).toEqual({
      one: { grant: { roles: ['COACH'] } },
      two: { grant: { roles: BOTH }, athlete: { viewerRoles: BOTH } },
    });
  });

  it('is refused without a trace what cannot be together, and what adds nothing', async () => {
    await joinAs(...BOTH);
    const codes = [await toTeam({ role: 'COACH' }), await toTeam({ roles: BOTH }), await toTeam({ role: 'SUPPORTER' })];
    const before = await scan(world);
    for (const code of codes)
      expect(await coach.isRefused('acceptInvitation', { code })).toEqual(['ALREADY_EXISTS input.code']);
    const refused = { toTeam: { athleteId: ada.id, roles: ['COACH', 'SUPPORTER'] } };
    expect(await ada.isRefused('invite', { invitation: refused })).toEqual(['INVALID input.invitation.toTeam.roles']);
    expect(changes(before, await scan(world))).toEqual([]);
  });

  it('loses both with the grant, at once', async () => {
    const { id: grantId } = await joinAs(...BOTH);
    await ada.does('revoke', { revoke: { grantId } }, 'revokedId');
    const { data } = await coach.ask(
      'query($id: ID!, $symptom: ID!) { athlete(id: $id) { id } node(id: $symptom) { id } viewer { roster(first: 5) { nodes { id } } } }',
      {
        id: ada.id,
        symptom: symptomId,
      },
    );
    expect(data).toEqual({ athlete: null, node: null, viewer: { roster: { nodes: [] } } });
    expect(await coach.isRefused('diagnoseSymptom', diagnose('CONFIRMED'))).toEqual(['NOT_FOUND input.symptomId']);
    expect(await itemsOf(/^PER#\S+ ATH#/)).toEqual([]);
    expect(await grantItem()).toEqual({});
  });

  it('is in the audit trail and in exports with both', async () => {
    await joinAs(...BOTH);
    await coach.ask('query($id: ID!) { athlete(id: $id) { symptoms(first: 1) { nodes { id } } } }', { id: ada.id });
    await coach.does('addComment', onSymptom(), 'comment { id }');
    await auditOf(world).fold();
    const { data } = await ada.ask(
      '{ viewer { athlete { auditTrail(first: 5) { nodes { role roles kindsWritten } } } } }',
    );
    expect(data.viewer.athlete.auditTrail.nodes).toHaveLength(2);
    for (const kindsWritten of [['COMMENTS'], []])
      expect(data.viewer.athlete.auditTrail.nodes).toContainEqual({ role: 'PHYSIO', roles: BOTH, kindsWritten });
    expect(await brokenInvariants(world)).toEqual([]);
    const { records } = await ada.does('exportAthlete', { athleteId: ada.id }, 'records');
    expect(records).toContainEqual(expect.objectContaining({ kind: 'grant', role: 'PHYSIO', roles: BOTH }));
    expect(records).toContainEqual(expect.objectContaining({ kind: 'auditEntry', roles: BOTH }));
  });

  describe('grants from before roles were a set', () => {
    /** As every grant, roster entry and invitation was stored until November 2026. */
    const former = async () => {
      const items = await itemsOf(/ (?:GRANT|INV)#|^PER#\S+ ATH#/);
      return items.map(({ roles, ...item }) => ({ roles, item }));
    };

    it('are stored as they were, and read as a set of one', async () => {
      await accept(coach, await toTeam({ role: 'COACH' }));
      await toTeam({ role: 'SUPPORTER' });
      for (const { roles, item } of await former()) expect([roles, typeof item['role']]).toEqual([undefined, 'string']);
      const { data } = await coach.ask('{ viewer { roster(first: 1) { nodes { viewerRole viewerRoles } } } }');
      expect(data.viewer.roster.nodes).toEqual([{ viewerRole: 'COACH', viewerRoles: ['COACH'] }]);
      const mine = await ada.ask(
        '{ viewer { invitations(first: 2) { nodes { roles } } athlete { grants(first: 5) { nodes { roles } } } } }',
      );
      expect(mine.data.viewer.invitations.nodes).toHaveLength(2);
      expect(mine.data.viewer.invitations.nodes).toContainEqual({ roles: ['SUPPORTER'] });
      expect(mine.data.viewer.athlete.grants.nodes).toContainEqual({ roles: ['COACH'] });
    });

    it('grow, and are written by like any other', async () => {
      await accept(coach, await toTeam({ role: 'COACH' }));
      const code = await toTeam({ role: 'PHYSIO' });
      await coach.does('addComment', { ...onSymptom(), audience: 'TEAM' }, 'comment { id }');
      expect(await accept(coach, code)).toMatchObject({ roles: BOTH });
      expect(await brokenInvariants(world)).toEqual([]);
    });

    it('a roster entry that the release before has written over says the furthest role, and is found', async () => {
      await joinAs(...BOTH);
      const { roles: _roles, ...entry } = await rosterItem();
      await writeItems(world.client, world.tableName, [entry]);
      const { data } = await coach.ask(
        '{ viewer { roster(first: 1) { nodes { viewerRoles symptoms(first: 1) { nodes { id } } } } } }',
      );
      expect(data.viewer.roster.nodes).toEqual([{ viewerRoles: ['PHYSIO'], symptoms: { nodes: [{ id: symptomId }] } }]);
      expect(await brokenInvariants(world)).toEqual([expect.stringContaining('the roster entry differs')]);
    });
  });

  it.each([
    ['a set that nobody can be given', { role: 'COACH', roles: ['COACH', 'SUPPORTER'] }],
    ['one role in a list', { role: 'COACH', roles: ['COACH'] }],
    ['another role than the furthest', { role: 'COACH', roles: BOTH }],
    ['another order', { role: 'PHYSIO', roles: ['PHYSIO', 'COACH'] }],
  ])('a check of the table finds %s', async (_, held) => {
    await joinAs(...BOTH);
    await writeItems(world.client, world.tableName, [{ ...(await grantItem()), ...held }]);
    expect(await brokenInvariants(world)).toEqual([expect.stringContaining('its roles are no set')]);
  });

  it('a change that was decided by fewer roles is decided again', async () => {
    await joinAs('COACH');
    const table = { client: world.dynamodb, name: world.tableName, pause: async () => undefined };
    const holder: PersonId = `per_${String((await grantItem())['sk']).slice('GRANT#'.length)}`;
    const writes = async () => {
      const [view] = await world.store.athletes.views(holder, [ada.id]);
      if (!view) throw new Error('There is no grant');
      return [writerLives(table, view, { now: world.now() })];
    };
    const before = await writes();
    await accept(coach, await toTeam({ role: 'PHYSIO' }));
    expect(await transact(table, before)).toMatchObject({ reasons: ['ConditionalCheckFailed'] });
    expect(await transact(table, await writes())).toBeUndefined();
  });
});
