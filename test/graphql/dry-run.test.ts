import { beforeEach, describe, expect, it } from 'vitest';
import { readItems } from '../support/bulk.ts';
import { day } from '../support/records.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** `dryRun` shows what an instruction would do before it is done: the same payload, and nothing is written. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let physio: Someone;

beforeEach(async () => {
  world = await createWorld({ now: day(2, '06:00') });
  ada = await world.athlete('Ada');
  [coach, physio] = [world.person('coach'), world.person('physio')];
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, physio, 'PHYSIO', 'Pia');
});

const RULES = `{ activity instruction { issuedBy { name } } }`;
const SHOWN = `
  instruction { status rules { activity permission supersededAt } supersedes { issuedAt } ended { reason } withdrawnReason }
  athlete {
    availability { status since until restrictedActivities governedBy { rules { permission } } }
    at: availability(at: "${day(2, '07:00')}") { status governedBy { rules { permission } } }
    permissions { activity permission maxDistanceMeters instructions { issuedAt } }
    instructions(first: 9, show: IN_FORCE) { nodes { rules { permission supersededAt } } }
  }`;
const more: Record<string, string> = {
  issueInstruction: `endedRules ${RULES}`,
  supersedeInstruction: `endedRules ${RULES}`,
  withdrawInstruction: `restoredRules ${RULES}`,
  endInstruction: '',
};
/** What the table holds, without who looked and how often. */
const stored = async () =>
  (await readItems(world.client, world.tableName))
    .filter(({ kind, sk }) => kind !== 'access' && !String(sk).startsWith('RATE#'))
    .map((item) => JSON.stringify(item))
    .sort();

/** Asks first for a dry run and then for the real thing; the answers are the same, and only the second one writes. */
async function tryAndDo(who: Someone, mutation: string, input: object) {
  const selection = `${SHOWN} ${more[mutation]}`;
  const before = await stored();
  const shown = await who.does(mutation, { ...input, dryRun: true }, selection);
  expect(await stored()).toEqual(before);
  const done = await who.does(mutation, input, selection);
  expect(shown).toEqual(done);
  expect(await stored()).not.toEqual(before);
  return shown;
}
const tell = async (who: Someone, permission: string, input: object = {}): Promise<string> => {
  const given = { athleteId: ada.id, rules: [{ activity: 'RUN', permission }], ...input };
  return (await who.does('issueInstruction', given, 'instruction { id }')).instruction.id;
};
const statusOf = async () =>
  (await coach.ask('query($id: ID!) { athlete(id: $id) { availability { status } } }', { id: ada.id })).data.athlete
    .availability.status;

describe('a dry run answers what would come', () => {
  it('of an instruction, and which rules end', async () => {
    await tell(coach, 'PROHIBITED', { note: 'no running' });
    world.at(day(2, '06:30'));
    const rules = [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3_219 }];
    const { athlete, endedRules } = await tryAndDo(coach, 'issueInstruction', {
      athleteId: ada.id,
      rules,
      note: 'easy',
    });
    expect(athlete.availability).toMatchObject({
      status: 'MODIFIED',
      governedBy: [{ rules: [{ permission: 'LIMITED' }] }],
    });
    expect(athlete.at).toMatchObject({ status: 'MODIFIED' });
    expect(endedRules).toEqual([{ activity: 'RUN', instruction: { issuedBy: { name: 'Maren' } } }]);
  });

  it('of one that replaces another', async () => {
    const instructionId = await tell(coach, 'PROHIBITED', { note: 'no running' });
    const byInstructionId = await tell(coach, 'ALLOWED', { note: 'go', supersedes: [] });
    const { athlete } = await tryAndDo(coach, 'supersedeInstruction', { instructionId, byInstructionId });
    expect(athlete.availability.status).toBe('AVAILABLE');
  });

  it('of a withdrawal, with what it restores', async () => {
    await tell(physio, 'PROHIBITED', { note: 'no running' });
    world.at(day(2, '06:30'));
    const instructionId = await tell(physio, 'ALLOWED', { note: 'a mistake' });
    world.at(day(2, '06:35'));
    const { athlete, restoredRules } = await tryAndDo(physio, 'withdrawInstruction', { instructionId, reason: 'typo' });
    expect(athlete.availability.status).toBe('SIDELINED');
    expect(restoredRules).toHaveLength(1);
  });

  it('of an end', async () => {
    const instructionId = await tell(coach, 'PROHIBITED');
    const { athlete } = await tryAndDo(coach, 'endInstruction', { instructionId, reason: 'all is well' });
    expect(athlete.availability).toMatchObject({ status: 'AVAILABLE', governedBy: [] });
    expect(athlete.permissions[0]).toMatchObject({ activity: 'RUN', permission: 'UNSPECIFIED' });
  });

  it('of what is refused, in the same words', async () => {
    const instructionId = await tell(physio, 'PROHIBITED');
    const input = {
      athleteId: ada.id,
      rules: [{ activity: 'RUN', permission: 'ALLOWED' }],
      supersedes: [instructionId],
    };
    expect(await coach.isRefused('issueInstruction', { ...input, dryRun: true })).toEqual(['INVALID input.reason']);
    expect(await coach.isRefused('issueInstruction', input)).toEqual(['INVALID input.reason']);
  });
});

describe('a dry run leaves no trace', () => {
  it('in a mutation that follows it in the same request', async () => {
    const rule = (permission: string) => `rules: [{ activity: RUN, permission: ${permission} }]`;
    const { data } = await coach.ask(
      `mutation($id: ID!) {
        shown: issueInstruction(input: { athleteId: $id, ${rule('PROHIBITED')}, dryRun: true }) { athlete { availability { status } } }
        done: issueInstruction(input: { athleteId: $id, rules: [{ activity: UPPER_BODY, permission: ALLOWED }] }) {
          endedRules { activity } athlete { availability { status } permissions { permission } }
        }
      }`,
      { id: ada.id },
    );
    expect(data.shown.athlete.availability.status).toBe('SIDELINED');
    expect(data.done).toMatchObject({ endedRules: [], athlete: { availability: { status: 'AVAILABLE' } } });
    expect(data.done.athlete.permissions[0].permission).toBe('UNSPECIFIED');
    expect(await statusOf()).toBe('AVAILABLE');
  });

  it('with an idempotency key: the key is still free, and a used one does not answer for it', async () => {
    const input = { athleteId: ada.id, rules: [{ activity: 'RUN', permission: 'PROHIBITED' }], idempotencyKey: 'k' };
    const status = 'athlete { availability { status } }';
    await coach.does('issueInstruction', { ...input, dryRun: true }, status);
    expect(await statusOf()).toBe('AVAILABLE');
    await coach.does('issueInstruction', { ...input, dryRun: false }, status);
    expect(await statusOf()).toBe('SIDELINED');
    await coach.does('issueInstruction', input, status);
    const again = await coach.does('issueInstruction', { ...input, dryRun: true }, 'instruction { id }');
    const { data } = await coach.ask('query($id: ID!) { node(id: $id) { id } }', { id: again.instruction.id });
    expect(data.node).toBeNull();
  });

  it('among the changes that must never have to wait', async () => {
    const limited = await createWorld({ now: day(2, '06:00'), limits: { writes: 9, safetyWrites: 1 } });
    const eve = await limited.athlete('Eve');
    const input = { athleteId: eve.id, rules: [{ activity: 'RUN', permission: 'PROHIBITED' }] };
    for (let look = 0; look < 3; look++)
      await eve.does('issueInstruction', { ...input, dryRun: true }, 'instruction { id }');
    await eve.does('issueInstruction', input, 'instruction { id }');
  });
});
