import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AthleteId } from '../../functions/domain/ids.ts';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { athletePartition, personPartition } from '../../functions/store/keys.ts';
import { findBroken } from '../../scripts/invariants.ts';
import { readPartition } from '../support/bulk.ts';
import { injectFaults, type Fault } from '../support/faults.ts';
import {
  attentionToldAt,
  availabilityToldAt,
  permissionsToldAt,
  TOLD,
  type ToldInstruction,
} from '../support/naive-instructions.ts';
import { proves, size } from '../support/promise.ts';
import { type Ended, type Play, play, plays, type Scene } from '../support/team-at-once.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/**
 * Sidelined is right however many act at once: generated plays of up to eight people against a naive model of what the
 * instructions say. `AT_ONCE=2000 npx vitest run test/store/at-once.model.test.ts` is the long run.
 */
const PLAYS = size(40, 2_000);
/** How many plays an athlete lives through before another one takes the stage. */
const PLAYS_AN_ATHLETE = 5;
/** One attempt in so many meets a fault. */
const FAULTS = Number(process.env['FAULTS'] ?? 25);

/** An athlete with the fields that are compared, as a test's own document asks for them. */
interface Shown {
  availability: { governedBy: { id: string }[] };
}

describe('up to eight people at once', () => {
  let world: World;
  let faults: ReturnType<typeof injectFaults>;
  let made = 0;
  let scene: Scene;
  const word = () => `word ${(made += 1)}`;

  beforeAll(async () => {
    world = await createWorld();
    faults = injectFaults(world.dynamodb);
  });

  async function newScene(): Promise<Scene> {
    const owner = await world.athlete(word(), 'UTC');
    const team = Array.from({ length: 5 }, () => world.person(word()));
    const [supporter, tracker] = [world.person(word()), world.integration(word())];
    const grants: Scene['grants'] = [];
    for (const [index, who] of team.slice(0, 4).entries())
      grants.push({ who, id: await world.join(owner, who, index % 2 ? 'PHYSIO' : 'COACH', word()) });
    await world.join(owner, supporter, 'SUPPORTER', word());
    await world.join(owner, tracker, 'INTEGRATION', word());
    return {
      world,
      owner,
      team,
      supporter,
      tracker,
      issued: [],
      symptoms: [],
      runs: [],
      grants,
      letGo: new Set(),
      word,
    };
  }

  async function partitionsOf({ owner, team, supporter, tracker }: Scene) {
    const people = [owner, ...team, supporter, tracker].map(({ claims }) => personPartition(viewerFrom(claims).id));
    const pks = [athletePartition(owner.id as AthleteId), ...people];
    return (await Promise.all(pks.map((pk) => readPartition(world.client, world.tableName, pk)))).flat();
  }

  async function told({ owner }: Scene): Promise<ToldInstruction[]> {
    const all: ToldInstruction[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await owner.ask(
        `query($id: ID!, $after: String) { athlete(id: $id) { instructions(first: 50, show: ALL, after: $after) { nodes { ${TOLD} } pageInfo { hasNextPage endCursor } } } }`,
        { id: owner.id, after },
      );
      const { nodes, pageInfo } = data.athlete.instructions;
      all.push(...nodes);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    return all;
  }

  /** What everybody is shown now, against what the instructions say. */
  async function checkAnswers(on: Scene, all: readonly ToldInstruction[]): Promise<void> {
    const now = world.now();
    const availability = availabilityToldAt(all, now);
    const fields = 'availability { status since until reviewAt governedBy { id } } permissions { activity permission }';
    const shown = (athlete: Shown) => ({
      ...athlete.availability,
      governedBy: athlete.availability.governedBy.map(({ id }: { id: string }) => id).sort(),
    });
    const { data } = await on.owner.ask(`query($id: ID!) { athlete(id: $id) { ${fields} } }`, { id: on.owner.id });
    expect(shown(data.athlete)).toEqual(availability);
    const permissions = data.athlete.permissions.map(({ activity, permission }: Record<string, string>) => [
      activity,
      permission,
    ]);
    expect(Object.fromEntries(permissions)).toEqual(permissionsToldAt(all, now));

    const board = `{ viewer { roster(first: 9) { nodes { id } } sidelinedAthletes(first: 9) { nodes { id ${fields} } }
      attention(first: 9) { nodes { athlete { id } reasons { code since } } } } }`;
    const live = new Set(on.grants.map(({ who }) => who));
    await Promise.all(
      on.team.map(async (member: Someone) => {
        const { viewer } = (await member.ask(board)).data;
        const isOf = ({ id }: { id: string }) => id === on.owner.id;
        expect(viewer.roster.nodes.filter(isOf)).toHaveLength(live.has(member) ? 1 : 0);
        const [mine] = viewer.sidelinedAthletes.nodes.filter(isOf);
        expect(mine !== undefined).toBe(live.has(member) && availability.status === 'SIDELINED');
        if (mine) expect(shown(mine)).toEqual(availability);
        const listed = viewer.attention.nodes.find(({ athlete }: { athlete: { id: string } }) => isOf(athlete));
        const codes = Object.fromEntries(
          (listed?.reasons ?? []).map(({ code, since }: Record<string, string>) => [code, since]),
        );
        const due = live.has(member) ? attentionToldAt(all, now) : {};
        const { REVIEW_OVERDUE: overdue, INSTRUCTION_NOT_ACKNOWLEDGED: unread } = codes;
        expect({
          ...(overdue && { REVIEW_OVERDUE: overdue }),
          ...(unread && { INSTRUCTION_NOT_ACKNOWLEDGED: unread }),
        }).toEqual(due);
      }),
    );
  }

  /** What was done is there once; what was refused is not there; what failed is there once or not. */
  function checkEffects(
    ended: readonly Ended[],
    items: readonly Record<string, unknown>[],
    all: readonly ToldInstruction[],
  ) {
    const counts = { done: [1], refused: [0], failed: [0, 1], 'nothing to do': [0] };
    for (const each of ended) {
      const { act, words, how } = each;
      const of = (kind: string, field: string) =>
        items.filter((item) => item['kind'] === kind && item[field] === words).length;
      const there = {
        prohibit: () => all.filter(({ note }) => note === words).length,
        comment: () => of('comment', 'body'),
        report: () => of('observation', 'note'),
        withdraw: () => all.filter(({ withdrawnReason }) => withdrawnReason === words).length,
      };
      const name =
        ({ limit: 'prohibit', allow: 'prohibit', cheer: 'comment', observe: 'report' } as Record<string, string>)[
          act.kind
        ] ?? act.kind;
      if (!Object.hasOwn(there, name)) continue;
      const count = there[name as keyof typeof there]();
      // To withdraw again changes nothing, and is no mistake.
      const allowed = name === 'withdraw' && how === 'done' ? [0, 1] : counts[how];
      if (!allowed.includes(count)) throw new Error(`there are ${count} of ${JSON.stringify(each)}`);
    }
  }

  async function perform(parts: Play, seed: number): Promise<Record<string, number>> {
    let left = seed;
    const random = () => (left = (left * 48_271) % 2_147_483_647) / 2_147_483_647;
    const kinds: Fault[] = [
      'before',
      'after',
      'throttled',
      'conflict',
      'unprocessed',
      'repeated',
      'repeated',
      'repeated',
    ];
    let ended: Ended[] = [];
    await faults.during(
      () => (random() * FAULTS < 1 ? kinds[Math.floor(random() * kinds.length)] : undefined),
      async () => {
        ended = await play(parts, scene);
      },
    );
    const all = await told(scene);
    // The next acts know what a failed call left behind.
    for (const { id } of all)
      if (!scene.issued.some((each) => each.id === id)) scene.issued.push({ id, by: scene.team[0] as Someone });
    const items = await partitionsOf(scene);
    const liveKeys = new Set(items.filter(({ kind }) => kind === 'grant').map(({ id }) => id));
    scene.grants = scene.team.flatMap((who) => {
      const id = `gra_${scene.owner.id.slice(4)}.${viewerFrom(who.claims).id.slice(4)}`;
      return liveKeys.has(id) ? [{ id, who }] : [];
    });
    checkEffects(ended, items, all);
    await checkAnswers(scene, all);
    world.at(new Date(Date.parse(world.now()) + 7 * 60_000).toISOString());
    const broken = findBroken(
      items.filter(
        ({ sk, pk }) =>
          !String(sk).startsWith('ATH#') ||
          String(sk).endsWith(scene.owner.id.slice(4)) ||
          String(pk).startsWith('ATH#'),
      ),
      world.now(),
    );
    if (broken.length > 0) throw new Error(`broken: ${JSON.stringify(broken)}`);
    await checkAnswers(scene, all);
    return Object.fromEntries([...Map.groupBy(ended, ({ how }) => how)].map(([how, list]) => [how, list.length]));
  }

  it(
    `boards, availability, permissions and attention say what the instructions say, in ${PLAYS} plays`,
    proves(4, PLAYS, 'plays of up to eight at once', { timeout: 60_000 + PLAYS * 5_000 }),
    async () => {
      const tally: Record<string, number> = {};
      const wrong: unknown[] = [];
      const given = fc.sample(fc.tuple(plays, fc.integer({ min: 1, max: 2_000_000_000 })), {
        numRuns: PLAYS,
        ...(process.env['SEED'] && { seed: Number(process.env['SEED']) }),
      });
      for (const [index, [parts, seed]] of given.entries()) {
        if (index % PLAYS_AN_ATHLETE === 0) scene = await newScene();
        try {
          for (const [how, count] of Object.entries(await perform(parts, seed))) tally[how] = (tally[how] ?? 0) + count;
        } catch (error) {
          wrong.push({ index, parts: JSON.stringify(parts), error: error instanceof Error ? error.message : error });
          scene = await newScene();
        }
      }
      console.log(`at once: ${PLAYS} plays, ${wrong.length} wrong`, tally);
      expect(wrong).toEqual([]);
      expect(tally['done']).toBeGreaterThan((tally['failed'] ?? 0) + (tally['refused'] ?? 0));
    },
  );
});
