import { beforeAll, describe, expect, it } from 'vitest';
import { brokenInvariants } from '../support/invariants.ts';
import { proves, size } from '../support/promise.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** The long form is the attack as it was: 60 loops against 25 instructions. */
const LOOPS = size(12, 60);
const INSTRUCTIONS = Math.ceil((LOOPS * 25) / 60);
const ADD = 'mutation($input: AddCommentInput!) { addComment(input: $input) { comment { id } userErrors { code } } }';

/**
 * AWS rejects a transaction if another one with an item in common is under way, a mere check included. DynamoDB Local never
 * does, so the test does it for the engine: whoever comes first, wins.
 */
function rejectConflicts({ dynamodb }: World) {
  const underWay = new Map<string, number>();
  const conflicts = { of: 0 };
  dynamodb.use({
    async call(call, next) {
      if (call.operation !== 'TransactWriteItems') return next(call);
      const writes = (
        call.input as { TransactItems: Record<string, { Key?: object; Item?: Record<string, unknown> }>[] }
      ).TransactItems;
      const keys = writes.flatMap((write) =>
        Object.values(write).map(({ Key, Item }) => JSON.stringify(Key ?? { pk: Item?.['pk'], sk: Item?.['sk'] })),
      );
      const taken = keys.map((key) => underWay.has(key));
      if (taken.includes(true)) {
        conflicts.of += 1;
        throw Object.assign(new Error('Transaction cancelled'), {
          name: 'TransactionCanceledException',
          CancellationReasons: taken.map((each) => ({ Code: each ? 'TransactionConflict' : 'None' })),
        });
      }
      for (const key of keys) underWay.set(key, (underWay.get(key) ?? 0) + 1);
      try {
        return await next(call);
      } finally {
        for (const key of keys) underWay.delete(key);
      }
    },
  });
  return conflicts;
}

describe('an instruction wins against any number of other writers', () => {
  let world: World;
  let ada: Someone & { id: string };
  let [coach, supporter, friend] = [] as unknown as [Someone, Someone, Someone];
  let grantOfFriend: string;
  let conflicts: { of: number };

  beforeAll(async () => {
    world = await createWorld();
    ada = await world.athlete('Ada', 'UTC');
    [coach, supporter, friend] = [world.person('coach'), world.person('supporter'), world.person('friend')];
    await world.join(ada, coach, 'COACH', 'Maren');
    await world.join(ada, supporter, 'SUPPORTER', 'Ben');
    grantOfFriend = await world.join(ada, friend, 'SUPPORTER', 'Bo');
    conflicts = rejectConflicts(world);
  });

  it(
    `${LOOPS} loops of comments: ${INSTRUCTIONS} instructions and withdrawals, none refused`,
    proves(7, INSTRUCTIONS, `instructions against ${LOOPS} loops`, { timeout: 60_000 + LOOPS * 10_000 }),
    async () => {
      let isOver = false;
      const said: (string | undefined)[] = [];
      const loop = async (who: Someone, subjectId: string) => {
        while (!isOver) {
          const input = { subjectId, audience: 'SUPPORTERS', body: 'Go!' };
          const { errors } = await who.ask(ADD, { input });
          said.push(errors?.[0]?.extensions['code'] as string | undefined);
        }
      };
      const loops = Array.from({ length: LOOPS }, (_, each) => loop(each % 2 ? supporter : friend, ada.id));
      const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
      /** The coach's call; if it is refused, the log says whether by conflicts or by an engine that did not answer in time. */
      const wins = async (mutation: string, input: object) => {
        try {
          return await coach.does(mutation, input, 'instruction { id }');
        } catch (error) {
          const why = world.logged.flatMap(({ details }) =>
            details && 'path' in details && details.path === mutation ? JSON.stringify(details).slice(0, 200) : [],
          );
          throw new Error(`${String(error)}\n${why.join('\n')}`, { cause: error });
        }
      };
      for (let each = 0; each < INSTRUCTIONS; each++) {
        const { instruction } = await wins('issueInstruction', { athleteId: ada.id, rules });
        if (each % 2) await wins('withdrawInstruction', { instructionId: instruction.id });
      }
      // Even the grant that a loop writes by.
      await ada.does('revoke', { revoke: { grantId: grantOfFriend } }, 'revokedId');
      isOver = true;
      await Promise.all(loops);
      const { data } = await coach.ask('{ viewer { sidelinedAthletes(first: 5) { nodes { id } } } }');
      expect(data.viewer.sidelinedAthletes.nodes).toEqual([{ id: ada.id }]);
      expect(conflicts.of).toBeGreaterThan(INSTRUCTIONS);
      expect(await brokenInvariants(world)).toEqual([]);
      console.log(
        `starvation: ${INSTRUCTIONS} instructions among ${said.length} comments, ${conflicts.of} conflicts, 0 refused`,
      );
    },
  );
});
