import { isDeepStrictEqual } from 'node:util';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { table } from '../../functions/store/dynamodb/table.ts';
import { createTableInput } from '../../infra/local/dynamodb/table.ts';
import { fileAccess, tableActions } from '../../infra/permissions.ts';
import { template } from './support/synth.ts';

const dev = template();
const prod = template({ stage: 'prod' });
const ownKey = template({ encryption: 'customer-managed' });

const tableType = 'AWS::DynamoDB::GlobalTable';
const key = (name: string, KeyType: string) => ({ AttributeName: name, KeyType });

/** cdk-nag has no rules for this kind of table, so these tests make up for them. */
describe('the table', () => {
  test('has the keys and indexes of store/table.ts and no others', () => {
    const indexes = Object.entries(table.indexes);
    const globalIndexes = Object.entries(table.globalIndexes);
    dev.resourceCountIs(tableType, 1);
    dev.hasResourceProperties(tableType, {
      KeySchema: [key(table.partitionKey, 'HASH'), key(table.sortKey, 'RANGE')],
      LocalSecondaryIndexes: indexes.map(([IndexName, sortKey]) => ({
        IndexName,
        KeySchema: [key(table.partitionKey, 'HASH'), key(sortKey, 'RANGE')],
        Projection: { ProjectionType: 'ALL' },
      })),
      GlobalSecondaryIndexes: globalIndexes.map(([IndexName, sortKey]) => ({
        IndexName,
        KeySchema: [key(table.partitionKey, 'HASH'), key(sortKey, 'RANGE')],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
      AttributeDefinitions: [
        ...[table.partitionKey, table.sortKey],
        ...[...globalIndexes, ...indexes].map(([, sortKey]) => sortKey),
      ].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    });
  });

  test('is the same as the one on a laptop', () => {
    const { TableName: _, StreamSpecification, ...local } = createTableInput('any');
    const stream = { StreamViewType: StreamSpecification?.StreamViewType };
    dev.hasResourceProperties(tableType, { ...local, StreamSpecification: stream });
  });

  test('is paid by request, streams both images and drops what has expired', () => {
    dev.hasResourceProperties(tableType, {
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
    });
  });

  test.each([
    ['dev', dev, false, 'Delete'],
    ['prod', prod, true, 'Retain'],
  ])('%s: recovers to any point in time; only prod refuses to be deleted', (_stage, stack, kept, policy) => {
    stack.hasResource(tableType, {
      DeletionPolicy: policy,
      UpdateReplacePolicy: policy,
      Properties: {
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: kept,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      },
    });
  });
});

/**
 * The description of the table as it was deployed. CloudFormation cannot change any of it in place: it would make a new,
 * empty table. So this is not to be changed together with `store/dynamodb/table.ts`.
 */
const frozen = {
  KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
  LocalSecondaryIndexes: [
    ['byTime', 'timeKey'],
    ['byKind', 'kindKey'],
    ['byType', 'typeKey'],
  ].map(([IndexName, name = '']) => ({
    IndexName,
    KeySchema: [key('pk', 'HASH'), key(name, 'RANGE')],
    Projection: { ProjectionType: 'ALL' },
  })),
};

test('the keys and local indexes of the deployed table stay as they are', () => {
  const [properties] = Object.values(dev.findResources(tableType)).map((each) => each['Properties'] as typeof frozen);
  const { KeySchema, LocalSecondaryIndexes } = properties ?? {};
  expect(
    { KeySchema, LocalSecondaryIndexes },
    'A table with other keys or local indexes is a new, empty table. Add a global index, or move to a new table ' +
      '(docs/operations.md, What a deployment cannot do): never change this test with the description.',
  ).toEqual(frozen);
});

test('the table has no name of its own, and keeps its place in the template: either would make another table', () => {
  expect(Object.keys(dev.findResources(tableType))).toEqual(['DataTableFDBAD0F2']);
  dev.hasResourceProperties(tableType, { TableName: Match.absent() });
});

describe('encryption', () => {
  test("is DynamoDB's own key unless a key of ours is asked for", () => {
    dev.hasResourceProperties(tableType, { SSESpecification: { SSEEnabled: false } });
    // The one that seals secrets has every stage.
    expect(Object.keys(dev.findResources('AWS::KMS::Key'))).toEqual(keys(dev, 'SecretsKey'));
    const keyArn = { 'Fn::GetAtt': [...tableKeys(ownKey), 'Arn'] };
    ownKey.hasResourceProperties(tableType, {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [Match.objectLike({ SSESpecification: { KMSMasterKeyId: keyArn } })],
    });
    ownKey.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test('the functions may use our keys through DynamoDB and S3 only', () => {
    const through = (service: string) => ({
      StringEquals: {
        'kms:ViaService': { 'Fn::Join': ['', [`${service}.`, { Ref: 'AWS::Region' }, '.amazonaws.com']] },
      },
    });
    const keyArn = { 'Fn::GetAtt': [...tableKeys(ownKey), 'Arn'] };
    const ofTable = {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: keyArn,
      Condition: through('dynamodb'),
    };
    const ofFiles = {
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: { 'Fn::GetAtt': [...keys(ownKey, 'FilesKey'), 'Arn'] },
      Condition: through('s3'),
    };
    const statements = policyStatements(ownKey).filter(({ Action }) => JSON.stringify(Action).includes('kms:'));
    // What functions may do with the key of secrets is in stack.test.ts.
    const found = statements.filter(({ Resource }) => !JSON.stringify(Resource).includes('SecretsKey'));
    const [onTable, others] = [true, false].map((is) =>
      found.filter((each) => isDeepStrictEqual(each.Resource, keyArn) === is),
    );
    expect(onTable).toEqual(Object.keys(tableActions).map(() => ofTable));
    expect(others).toEqual(Object.keys(fileAccess).map(() => ofFiles));
  });
});

/** The logical ids of keys that begin so. */
const keys = (stack: Template, prefix: string): string[] =>
  Object.keys(stack.findResources('AWS::KMS::Key')).filter((id) => id.startsWith(prefix));
const tableKeys = (stack: Template): string[] => keys(stack, 'DataKey');

type Statement = { Effect: string; Action: unknown; Resource: unknown; Condition?: unknown };

function policyStatements(stack: Template): Statement[] {
  const policies = Object.values(stack.findResources('AWS::IAM::Policy'));
  return policies.flatMap((policy) => (policy['Properties'] as PolicyProperties).PolicyDocument.Statement);
}

type PolicyProperties = { PolicyDocument: { Statement: Statement[] } };
