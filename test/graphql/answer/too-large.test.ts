import { beforeAll, describe, expect, it } from 'vitest';
import { allowRequests, limited, TooManyRequests, withAllowance } from '../../../functions/request/allowed-requests.ts';
import type { DynamoDB } from '../../../functions/store/dynamodb/client.ts';
import { countRequests } from '../../support/counter.ts';
import { asPromised } from '../../support/promised.ts';
import { createWorld, type Someone, type World } from '../../support/world.ts';

/** A quote takes four bytes in what Lambda sends. */
const LONG = '"'.repeat(4_000);

describe('An answer that grows too large', () => {
  let world: World;
  let ada: Someone & { id: string };
  let counter: ReturnType<typeof countRequests>;
  let runId: string;

  beforeAll(async () => {
    world = await createWorld();
    ada = await world.athlete('Ada');
    const runs = Array.from({ length: 100 }, (_, each) => ({
      externalId: String(each),
      startedAt: new Date(Date.parse('2026-01-01T12:00:00Z') + (each * 86_400_000) / 4).toISOString(),
      distanceMeters: 5_000,
      durationSeconds: 1_500,
      note: LONG,
    }));
    const { results } = await ada.does('recordRuns', { athleteId: ada.id, runs }, 'results { run { id } }');
    runId = results[0].run.id;
    counter = countRequests(world.dynamodb);
  });

  const ask = (selection: string) =>
    asPromised(counter, selection, () =>
      ada.ask(`query($id: ID!) { athlete(id: $id) { ${selection} } }`, { id: ada.id }),
    );
  const notes = (name: string) => `${name}: runs(first: 100) { nodes { note } }`;

  it('is an error with advice, and never a broken answer', async () => {
    const { status, data, errors } = await ask(['a', 'b', 'c', 'd'].map(notes).join(' '));
    expect({ status, data }).toEqual({ status: 200, data: null });
    expect(errors).toEqual([
      {
        message: 'The answer would be larger than 5000000 bytes. Ask for fewer items or fields at once.',
        extensions: { code: 'ANSWER_TOO_LARGE' },
      },
    ]);
    expect(world.logged).toEqual([]);
  });

  it('up to that size it is there, and as large as stated at most', async () => {
    const { status, data, errors, extensions } = await ask(['a', 'b', 'c'].map(notes).join(' '));
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    expect(data.athlete.c.nodes[99].note).toBe(LONG);
    expect(extensions?.cost).toMatchObject({ bytes: 5_000_000, bytesLimit: 5_000_000 });
  });

  it('is found, too, where no resolver of ours makes it', async () => {
    const names = Array.from({ length: 250 }, (_, each) => `${'a'.repeat(240)}${each}: __typename`).join(' ');
    const { data, errors } = await ask(`runs(first: 100) { nodes { ${names} } }`);
    expect({ data, code: errors?.[0]?.extensions['code'] }).toEqual({ data: null, code: 'ANSWER_TOO_LARGE' });
  });

  it('a name of a field is not what makes it so', async () => {
    const { status, errors } = await ask(`${'a'.repeat(256)}: name`);
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 400, code: 'QUERY_TOO_COSTLY' });
  });

  it('lists of lists count with the most that they can hold', async () => {
    const nested = 'permissions { instructions { symptoms { diagnoses { pathology certainty note diagnosedAt } } } }';
    const { status, errors } = await ask(nested);
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 400, code: 'QUERY_TOO_COSTLY' });
    // each with the athlete and __typename apart: 7 activities of 30 instructions
    const { extensions } = await ask('permissions { instructions { id } }');
    expect(extensions?.cost?.['nodes']).toBe(2 + 7 * (1 + 30));
  });

  it('a change is refused before it is made', async () => {
    const edit = `mutation($input: EditRunInput!) { editRun(input: $input) { run { effort athlete { runs(first: 100) { nodes {
      note athlete { name } observations { note } } } } } userErrors { message } } }`;
    const { status, errors } = await ada.ask(edit, { input: { runId, effort: 9 } });
    expect({ status, code: errors?.[0]?.extensions['code'] }).toEqual({ status: 400, code: 'ANSWER_TOO_LARGE' });
    expect(errors?.[0]?.message).toContain('Nothing was changed.');
    const { data } = await ada.ask('query($id: ID!) { node(id: $id) { ... on Run { effort } } }', { id: runId });
    expect(data.node.effort).toBeNull();
  });

  it('an athlete can take all of it with them, part by part', async () => {
    let after: string | undefined;
    let records = 0;
    do {
      const input = { athleteId: ada.id, ...(after && { after }) };
      const part = await ada.does('exportAthlete', input, 'records cursor');
      records += part.records.length;
      after = part.cursor ?? undefined;
    } while (after !== undefined);
    expect(records).toBeGreaterThan(100);
  });
});

describe('Reads', () => {
  const calls: string[] = [];
  const client: DynamoDB = {
    use: () => undefined,
    call: async (operation) => {
      calls.push(operation);
      return {};
    },
  };
  const { call } = limited(client);
  const read = () => call('GetItem', { TableName: 'table', Key: {} });

  it('beyond what was stated are rejected; writes never are', async () => {
    await withAllowance(async () => {
      for (let each = 0; each < 100; each++) await read();
      allowRequests(2);
      await Promise.all([read(), read()]);
      await expect(read()).rejects.toBeInstanceOf(TooManyRequests);
      await call('PutItem', { TableName: 'table', Item: {} });
    });
    await read();
    expect(calls).toHaveLength(104);
  });
});
