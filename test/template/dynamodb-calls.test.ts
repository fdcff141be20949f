import { expect, test } from 'vitest';
import { callsOf } from '../../infra/local/template/iam/dynamodb-calls.ts';

const prefix = 'arn:aws:dynamodb:eu-west-1:1:table/';

/** From "Actions, resources, and condition keys for Amazon DynamoDB" in AWS's service authorization reference. */
test.each([
  ['GetItem', { TableName: 'T' }, ['dynamodb:GetItem T']],
  ['GetItem', { TableName: `${prefix}T` }, ['dynamodb:GetItem T']],
  ['Query', { TableName: 'T' }, ['dynamodb:Query T']],
  ['Query', { TableName: 'T', IndexName: 'byTime' }, ['dynamodb:Query T/index/byTime']],
  ['BatchGetItem', { RequestItems: { T: {}, U: {} } }, ['dynamodb:BatchGetItem T', 'dynamodb:BatchGetItem U']],
  ['BatchWriteItem', { RequestItems: { T: [] } }, ['dynamodb:BatchWriteItem T']],
  [
    'TransactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 'T' } },
        { Update: { TableName: 'T' } },
        { Delete: { TableName: 'U' } },
        { ConditionCheck: { TableName: 'T' } },
      ],
    },
    ['dynamodb:PutItem T', 'dynamodb:UpdateItem T', 'dynamodb:DeleteItem U', 'dynamodb:ConditionCheckItem T'],
  ],
  ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'T' } }] }, ['dynamodb:GetItem T']],
  // What is not known needs a permission that nobody has.
  ['ExecuteStatement', { Statement: 'SELECT' }, ['dynamodb:ExecuteStatement ']],
])('%s of %j needs %j', (operation, body, needed) => {
  const calls = callsOf(operation, body, prefix);
  expect(calls.map(({ action, resource }) => `${action} ${resource.replace(prefix, '')}`)).toEqual(needed);
});
