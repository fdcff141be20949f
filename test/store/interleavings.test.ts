import { beforeAll, describe, expect, it } from 'vitest';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import type { AthleteId } from '../../functions/domain/ids.ts';
import { athletePartition, personPartition } from '../../functions/store/keys.ts';
import { findBroken } from '../../scripts/invariants.ts';
import { readPartition } from '../support/bulk.ts';
import { everyMutation, type MutationCall, type Scene } from '../support/every-mutation.ts';
import { injectFaults } from '../support/faults.ts';
import { availabilityToldAt, permissionsToldAt, TOLD } from '../support/naive-instructions.ts';
import { proves, size } from '../support/promise.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/**
 * A physio's prohibition is committed between any two requests of another call. Whatever that call is, the prohibition is in
 * force, and on every board. In short, two places of each call: after its first read, and before its
 * write. The long form takes them all.
 */
const ALL = size(0, 1) === 1;

describe('a prohibition that comes in between', () => {
  const scene = { made: 0 } as Scene;
  const { calls, newName } = everyMutation(scene);
  let world: World;
  let physio: Someone;
  let faults: ReturnType<typeof injectFaults>;

  beforeAll(async () => {
    world = await createWorld();
    faults = injectFaults(world.dynamodb);
    Object.assign(scene, { world, tracker: world.integration('tracker') });
  });

  async function newAthlete(): Promise<void> {
    scene.ada = await world.athlete(newName(), 'UTC');
    // Their boards hold one athlete.
    [scene.coach, physio] = [world.person(newName()), world.person(newName())];
    await world.join(scene.ada, scene.coach, 'COACH', 'Maren');
    await world.join(scene.ada, physio, 'PHYSIO', 'Jonas');
    await world.join(scene.ada, scene.tracker, 'INTEGRATION', 'Tracker');
  }

  const prohibit = () => {
    const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
    return physio.does('issueInstruction', { athleteId: scene.ada.id, rules, supersedes: [] }, 'instruction { id }');
  };

  const ask = async ({ who, mutation, input, selection }: MutationCall) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    const document = `mutation($input: ${type}) { ${mutation}(input: $input) { ${selection} userErrors { code message } } }`;
    return who.ask(document, { input });
  };

  /** Makes a call, and lets the prohibition come before its nth request, or its write; answers whether it has one. */
  async function interleave(call: MutationCall, place: number | 'write'): Promise<boolean> {
    let [requests, isOther, isOver] = [0, false, false];
    await faults.during(
      async ({ command }) => {
        if (isOther) return undefined;
        requests += 1;
        if (isOver || (place === 'write' ? command !== 'TransactWriteItems' : requests !== place)) return undefined;
        [isOther, isOver] = [true, true];
        await prohibit();
        isOther = false;
        return undefined;
      },
      async () => {
        const { data, errors } = await ask(call);
        expect(errors).toBeUndefined();
        expect(data[call.mutation].userErrors).toEqual([]);
      },
    );
    return isOver;
  }

  async function checkAnswers(): Promise<void> {
    const { ada, coach } = scene;
    const fields = 'availability { status since until reviewAt governedBy { id } } permissions { activity permission }';
    const { data } = await ada.ask(
      `query($id: ID!) { athlete(id: $id) { ${fields} instructions(first: 100, show: ALL) { nodes { ${TOLD} } } } }`,
      { id: ada.id },
    );
    const { availability, permissions, instructions } = data.athlete;
    const ids = (of: { id: string }[]) => of.map(({ id }) => id).sort();
    const due = availabilityToldAt(instructions.nodes, world.now());
    expect(due.status).toBe('SIDELINED');
    expect({ ...availability, governedBy: ids(availability.governedBy) }).toEqual(due);
    expect(
      Object.fromEntries(permissions.map((each: Record<string, string>) => [each['activity'], each['permission']])),
    ).toEqual(permissionsToldAt(instructions.nodes, world.now()));
    for (const member of [coach, physio]) {
      const board = await member.ask(`{ viewer { sidelinedAthletes(first: 2) { nodes { id ${fields} } } } }`);
      const [listed] = board.data.viewer.sidelinedAthletes.nodes.filter(({ id }: { id: string }) => id === ada.id);
      expect({ ...listed.availability, governedBy: ids(listed.availability.governedBy) }).toEqual(due);
    }
    const mine = athletePartition(ada.id as AthleteId);
    const pks = [
      mine,
      ...[ada, coach, physio, scene.tracker].map(({ claims }) => personPartition(viewerFrom(claims).id)),
    ];
    const items = (await Promise.all(pks.map((pk) => readPartition(world.client, world.tableName, pk)))).flat();
    const own = items.filter(
      ({ pk, sk }) => pk === mine || !String(sk).startsWith('ATH#') || `ath_${String(sk).slice(4)}` === ada.id,
    );
    const broken = findBroken(own, world.now()).filter(({ what }) => what !== 'the roster entry is missing');
    expect(broken).toEqual([]);
  }

  it.each(calls)(
    '%s',
    proves(4, 1, ALL ? 'mutations interrupted everywhere' : 'mutations interrupted twice', { timeout: 1_200_000 }),
    async (name, prepare) => {
      const isIn = async (place: number | 'write'): Promise<boolean> => {
        await newAthlete();
        const isThere = await interleave(await prepare(), place);
        if (isThere) await checkAnswers();
        return isThere;
      };
      expect(await isIn(3), name).toBe(true);
      expect(await isIn('write'), name).toBe(true);
      for (let nth = 2; ALL && (await isIn(nth)); nth++);
    },
  );
});
