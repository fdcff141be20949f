import { createHash } from 'node:crypto';
import { deriveKeys } from '../../../functions/store/secrets/derived-keys.ts';
import { createVault } from '../../../functions/store/secrets/vault.ts';
import { stripIgnoredCharacters } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { countRequests } from '../../support/counter.ts';
import { readItems, writeItems } from '../../support/bulk.ts';
import { countingIds } from '../../support/decisions.ts';
import { type Example, filledIn, readExamples } from '../../support/examples.ts';
import { firstTries, injectFaults, type Plan } from '../../support/faults.ts';
import { type Part, playScene, type Scene } from '../../support/scene.ts';
import { type FreshTable, freshTable } from '../../support/table.ts';
import { createWorld, NO_CLIENT_LIMITS, TODAY } from '../../support/world.ts';
import { type Asked, changes, troubledChanges } from './changes.ts';
import { filled } from './questions.ts';
import { type Seen, type Side, stockSide, productSide } from './sides.ts';

/**
 * Speed changes nothing that is written either. Both servers have a table of their own with the same things in it and make the
 * same ids; they get the same mutations, each three times. What they answer, what they ask of DynamoDB and, in the end, every
 * item in their tables is the same: nothing is done twice because an answer was made twice.
 */

interface Twin extends FreshTable {
  side: Side;
  faults: ReturnType<typeof injectFaults>;
}

let scene: Scene;
/** Both tables are compared, so what is sealed twice has to look the same. */
const vault = createVault({
  name: 'local',
  encrypt: (text) => Promise.resolve(Buffer.from(text).toString('base64url')),
  decrypt: (encrypted) => Promise.resolve(Buffer.from(encrypted, 'base64url').toString()),
});

let stock: Twin;
let product: Twin;
/** Both over one table, for what only reads. */
let readers: { stock: Side; product: Side };

beforeAll(async () => {
  const world = await createWorld();
  scene = await playScene(world, 'twins');
  const items = await readItems(world.client, world.tableName);
  const partsOf = ({ dynamodb, tableName }: FreshTable) => ({
    client: dynamodb,
    tableName,
    newId: countingIds(),
    clock: { now: () => Date.parse(TODAY) },
    pause: async () => {},
    clientLimits: NO_CLIENT_LIMITS,
    settingsClients: { has: () => true },
    keys: deriveKeys('the deployment secret of all tests'),
    vault,
  });
  const twin = async (sideOf: typeof stockSide): Promise<Twin> => {
    const table = await freshTable();
    await writeItems(table.client, table.tableName, items);
    const side = sideOf(partsOf(table), countRequests(table.dynamodb), { writes: true });
    return { ...table, side, faults: injectFaults(table.dynamodb) };
  };
  [stock, product] = await Promise.all([twin(stockSide), twin(productSide)]);
  const counter = countRequests(world.dynamodb);
  readers = { stock: stockSide(partsOf(world), counter), product: productSide(partsOf(world), counter) };
  // A server looks a client up the first time.
  for (const side of [readers.stock, readers.product])
    await side.send(requestOf('tracker', { query: '{ viewer { id } }' }));
});

/** The id under which a request may name it. */
const idOf = ({ document }: Example): string =>
  `sha256:${createHash('sha256').update(stripIgnoredCharacters(document)).digest('hex')}`;

const everything = async ({ client, tableName }: FreshTable) =>
  (await readItems(client, tableName)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** The counts of a client's calls are spread over items by chance: what they add up to. */
function countsIn(items: Record<string, unknown>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { pk, sk, expiresAtSeconds: _, ...counts } of items.filter(isCount))
    for (const [name, count] of Object.entries(counts)) {
      const of = `${String(pk).replace(/#\d$/, '')} ${String(sk)} ${name}`;
      sums[of] = (sums[of] ?? 0) + Number(count);
    }
  return sums;
}
const isCount = ({ pk }: Record<string, unknown>): boolean => String(pk).startsWith('USAGE#');
const keyOf = ({ pk, sk }: Record<string, unknown>): string => `${String(pk)} ${String(sk)}`;

const requestOf = (as: Part, body: object) => ({
  claims: scene.people[as].claims,
  headers: { 'content-type': 'application/json' },
  body: filled(JSON.stringify(body), scene.values),
});

/** Sends it to both servers, and returns the response they agree on. */
async function agreed(as: Part, body: object): Promise<Seen> {
  const request = requestOf(as, body);
  const due = await stock.side.send(request);
  expect(await product.side.send(request)).toEqual(due);
  return due;
}

/** As `agreed`, each of both under a plan of faults. */
async function inFaults({ as, query }: Asked, plan: () => Plan): Promise<Seen> {
  const seen: Seen[] = [];
  await stock.faults.during(plan(), () =>
    product.faults.during(plan(), async () => seen.push(await agreed(as, { query }))),
  );
  return seen[0] as Seen;
}

async function agreedThrice({ as, query, variables = [{}] }: Asked): Promise<Seen[]> {
  const all: Seen[] = [];
  for (let time = 0; time < 3; time++)
    all.push(await agreed(as, { query, variables: variables[time] ?? variables.at(-1) }));
  return all;
}

const aComment = changes['a comment'] as Asked;
const written = ({ commands }: Seen): number => commands.filter((name) => name === 'TransactWriteItems').length;

describe('examples', () => {
  const examples = readExamples();
  const changesSomething = ({ document }: Example) => document.includes('\nmutation ');
  // What takes something away comes last, and at the very end what takes away everything.
  const late = ({ name }: Example): number =>
    name === 'erase-athlete' ? 2 : /^(?:delete|disconnect|revoke|withdraw)-/.test(name) ? 1 : 0;

  it.each(examples.filter((each) => !changesSomething(each)))('$name', async (example) => {
    const request = requestOf(example.who, { query: example.document, variables: filledIn(example, scene.values) });
    const due = await readers.stock.send(request);
    expect(due).toMatchObject({ status: 200, logged: [] });
    for (let time = 1; time <= 2; time++)
      expect({ time, ...(await readers.product.send(request)) }).toEqual({ time, ...due });
    const named = requestOf(example.who, { documentId: idOf(example), variables: filledIn(example, scene.values) });
    expect(await readers.product.send(named)).toEqual(due);
  });

  it.each(examples.filter((each) => changesSomething(each) && late(each) === 0))('$name', thrice);

  describe('and other changes', () => {
    it.each(Object.entries(changes))('%s', async (_, asked) => {
      await agreedThrice(asked);
    });

    it('a comment is written once each time', async () => {
      for (const seen of await agreedThrice(aComment)) expect(written(seen)).toBe(1);
    });

    it('nothing is written of what does not fit', async () => {
      for (const name of ['what does not fit', 'what does not fit, after what does', 'what is too costly'])
        for (const seen of await agreedThrice(changes[name] as Asked)) {
          expect(seen.commands).toEqual([]);
          expect(JSON.parse(seen.body ?? '')).not.toHaveProperty('data');
        }
    });
  });

  describe('and changes in trouble', () => {
    it.each(Object.entries(troubledChanges))('%s', async (_, asked) => {
      for (let time = 1; time <= 3; time++) {
        const mended = [stock, product].map(({ side: { store } }) => {
          const parts = Object.values<object>(store).map((part): [object, object] => [part, { ...part }]);
          asked.breaks?.(store);
          return () => parts.forEach(([part, whole]) => Object.assign(part, whole));
        });
        const seen = await agreed(asked.as, { query: asked.query }).finally(() => mended.forEach((mend) => mend()));
        expect(JSON.parse(seen.body ?? '').errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
      }
    });

    it.each(['before', 'throttled'] as const)('a store that fails for ever: %s', async (fault) => {
      for (let time = 1; time <= 3; time++) {
        const seen = await inFaults(aComment, () => firstTries('TransactWriteItems', fault, Infinity));
        const errors = [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }];
        expect(JSON.parse(seen.body ?? '')).toMatchObject({ data: null, errors });
      }
    });

    it.each(['after', 'throttled', 'conflict'] as const)('a store that fails once: %s', async (fault) => {
      for (let time = 1; time <= 3; time++) {
        const seen = await inFaults(aComment, () => firstTries('TransactWriteItems', fault));
        expect(JSON.parse(seen.body ?? '')).not.toHaveProperty('errors');
      }
    });
  });

  describe('that take away', () => {
    it.each(examples.filter((each) => late(each) === 1))('$name', thrice);
    it.each(examples.filter((each) => late(each) === 2))('$name', thrice);
  });

  async function thrice(example: Example): Promise<void> {
    const variables = [filledIn(example, scene.values)];
    for (const { status, body = '' } of await agreedThrice({ as: example.who, query: example.document, variables })) {
      expect(status).toBe(200);
      expect(JSON.parse(body)).not.toHaveProperty('errors');
    }
  }
});

it('in the end both tables hold the same', async () => {
  const [allDue, allFound] = [await everything(stock), await everything(product)];
  expect(countsIn(allFound)).toEqual(countsIn(allDue));
  const [due, found] = [allDue, allFound].map((items) => items.filter((item) => !isCount(item)));
  expect(found?.map(keyOf)).toEqual(due?.map(keyOf));
  expect(found).toEqual(due);
});
