import { DynamoDBClient, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startIamProxy, type AllowedRequest, type IamProxy } from '../../infra/local/template/iam/iam-proxy.ts';
import { createAllows } from '../../infra/local/template/iam/policies.ts';
import { freshTable } from '../support/table.ts';

const tablePrefix = 'arn:aws:dynamodb:us-east-1:000000000000:table/';
const Key = { pk: { S: 'ATH#a' }, sk: { S: 'PROFILE' } };

let iamProxy: IamProxy;
let tableName: string;
const allowed: AllowedRequest[] = [];

/** DynamoDB as a function with this name sees it. */
const clientOf = (accessKeyId: string) =>
  new DynamoDBClient({
    endpoint: iamProxy.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey: 'local' },
  });

beforeAll(async () => {
  ({ tableName } = await freshTable());
  const allows = createAllows({
    arn: 'arn:aws:iam::000000000000:role/reader',
    policies: [
      {
        Statement: [
          { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:PutItem'], Resource: tablePrefix + tableName },
          { Effect: 'Deny', Action: 'dynamodb:PutItem', Resource: '*' },
        ],
      },
    ],
  });
  iamProxy = await startIamProxy({
    endpoint: inject('dynamodbEndpoint'),
    tablePrefix,
    allows: (caller) => (caller === 'Reader' ? allows : undefined),
    after: (request) => void allowed.push(request),
  });
});
afterAll(() => iamProxy.close());

test('lets through what the role of the function allows', async () => {
  const { $metadata } = await clientOf('Reader').send(new GetItemCommand({ TableName: tableName, Key }));
  expect($metadata.httpStatusCode).toBe(200);
  const resource = tablePrefix + tableName;
  expect(allowed).toEqual([
    { caller: 'Reader', operation: 'GetItem', calls: [{ action: 'dynamodb:GetItem', resource }] },
  ]);
});

test.each([
  ['is not allowed', () => clientOf('Reader').send(new ScanCommand({ TableName: tableName }))],
  ['is denied', () => clientOf('Reader').send(new PutItemCommand({ TableName: tableName, Item: Key }))],
  ['is of another table', () => clientOf('Reader').send(new GetItemCommand({ TableName: 'Other', Key }))],
])('refuses what %s, as DynamoDB does', async (_, call) => {
  await expect(call()).rejects.toMatchObject({ name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } });
});

test('knows nobody but the functions of the template', async () => {
  await expect(clientOf('Nobody').send(new GetItemCommand({ TableName: tableName, Key }))).rejects.toMatchObject({
    name: 'UnrecognizedClientException',
  });
});
