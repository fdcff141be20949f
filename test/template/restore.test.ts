import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { deploymentRecord } from '../../functions/store/dynamodb/table.ts';
import { createDynamoDB } from '../../functions/store/dynamodb/client.ts';
import { localClient, localConnection } from '../../infra/local/dynamodb/client.ts';
import { checkTable } from '../../scripts/check-table.ts';
import { copyTable } from '../../scripts/copy-table.ts';
import { readItems } from '../support/bulk.ts';
import { startExecution, type TestExecution } from '../support/execution.ts';
import { join, type Speaker } from '../support/world.ts';

/**
 * The drill of docs/operations.md (Restore): what was deployed answers from a restored table. AWS's own part, making that table
 * from a backup, cannot be executed here; a table of the template's description and a copy of all items take its place.
 */
let lost: TestExecution;
let restored: TestExecution;
beforeAll(async () => {
  lost = await startExecution();
  restored = await startExecution({ folder: lost.folder });
}, 240_000);
afterAll(async () => {
  await restored.stop();
  await lost.stop();
});

const table = (execution: TestExecution) => ({
  client: createDynamoDB(localConnection(inject('dynamodbEndpoint'))),
  name: execution.tableNames[0] ?? 'none',
  pause: async () => {},
});
const health = async ({ url }: TestExecution): Promise<unknown> => (await fetch(`${url}/health`)).json();
const board = async (coach: Speaker): Promise<object[]> =>
  (await coach.ask('{ viewer { sidelinedAthletes(first: 20) { nodes { id name availability { status since } } } } }'))
    .data.viewer.sidelinedAthletes.nodes;

test('a restored table answers as the lost one did, is consistent, and is known for the same', async () => {
  const engine = localClient(inject('dynamodbEndpoint'));
  const { pk, sk } = deploymentRecord;
  const Item = { pk: { S: pk }, sk: { S: sk }, kind: { S: 'deploymentRecord' }, record: { S: 'rec_drill' } };
  await engine.send(new PutItemCommand({ TableName: table(lost).name, Item }));
  const runner = await lost.signedIn('runner');
  const { athlete } = await runner.does('createAthlete', { name: 'Ada', timeZone: 'UTC' }, 'athlete { id }');
  const ada = { ...runner, id: athlete.id as string };
  const coach = await lost.signedIn('coach');
  await join(ada, coach, 'COACH', 'Maren');
  const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
  await coach.does('issueInstruction', { athleteId: ada.id, rules }, 'instruction { id }');
  const before = await board(coach);
  expect(before).toMatchObject([{ name: 'Ada', availability: { status: 'SIDELINED' } }]);
  expect(await health(lost)).toEqual({ status: 'ok', record: 'rec_drill' });

  // Nobody writes any more: what the stream tells is done, and the functions are stopped.
  await lost.drained();
  // Before the data is back, everybody can tell that it is not.
  expect(await health(restored)).toEqual({ status: 'ok' });
  const count = await copyTable(table(lost), table(restored));
  const items = await readItems(engine, table(restored).name);
  expect(items).toHaveLength(count);

  const now = () => new Date().toISOString();
  expect((await checkTable(table(restored), now)).findings).toEqual([]);
  expect(await health(restored)).toEqual({ status: 'ok', record: 'rec_drill' });
  const coachAgain = await restored.signedIn('coach');
  expect(await board(coachAgain)).toEqual(before);
  // And life goes on.
  const inApril = [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3219 }];
  await coachAgain.does('issueInstruction', { athleteId: ada.id, rules: inApril }, 'instruction { id }');
  expect(await board(coachAgain)).toEqual([]);

  // A table that lost the record is noticed, whatever else it holds.
  await engine.send(new DeleteItemCommand({ TableName: table(restored).name, Key: { pk: { S: pk }, sk: { S: sk } } }));
  expect(await health(restored)).toEqual({ status: 'ok' });
  engine.destroy();
}, 60_000);
