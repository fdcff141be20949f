import { describe, expect, test } from 'vitest';
import { lossesOf, refusal, unwanted } from '../../../infra/deploy/losses.ts';
import { protectedTypes, stackPolicy, stackPolicyBut, type Template } from '../../../infra/deploy/protected.ts';
import { template } from '../support/synth.ts';

type Changeable = Record<string, { Type: string; Properties: Record<string, unknown> }>;

const deployed = template({ stage: 'prod', encryption: 'customer-managed', integrations: 'tracker,watch' });
const before = deployed.toJSON() as Template;
const idOf = (type: string, index = 0) => Object.keys(deployed.findResources(type))[index] ?? 'none';
const table = idOf('AWS::DynamoDB::GlobalTable');
const pool = idOf('AWS::Cognito::UserPool');
const integration =
  Object.keys(deployed.findResources('AWS::Cognito::UserPoolClient', { Properties: { ClientName: 'watch' } }))[0] ??
  'none';

/** The template after a change of its resources. */
function changed(change: (resources: Changeable) => void): Template {
  const next = structuredClone(before);
  change(next.Resources as Changeable);
  return next;
}

const index = (name: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: name, KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'ALL' },
});

describe('what would lose data', () => {
  test.each<[string, (resources: Changeable) => void, string]>([
    [
      'a further local index',
      (all) => (all[table]?.Properties['LocalSecondaryIndexes'] as object[]).push(index('byPain')),
      `${table} (AWS::DynamoDB::GlobalTable) would be replaced by an empty one, because of LocalSecondaryIndexes.`,
    ],
    [
      'another key',
      (all) => Object.assign(all[table]?.Properties ?? {}, { KeySchema: index('other').KeySchema }),
      `${table} (AWS::DynamoDB::GlobalTable) would be replaced by an empty one, because of KeySchema.`,
    ],
    [
      'a name for the table',
      (all) => Object.assign(all[table]?.Properties ?? {}, { TableName: 'sidelined' }),
      `${table} (AWS::DynamoDB::GlobalTable) would be replaced by an empty one, because of TableName.`,
    ],
    [
      'the table under another id, as after moving its construct',
      (all) => {
        Object.assign(all, { Moved: all[table] });
        delete all[table];
      },
      `${table} (AWS::DynamoDB::GlobalTable) would be cut off from the stack, and a new one would be empty.`,
    ],
    [
      'no pool',
      (all) => delete all[pool],
      `${pool} (AWS::Cognito::UserPool) would be cut off from the stack, and a new one would be empty.`,
    ],
    [
      'an integration that is left out',
      (all) => delete all[integration],
      `${integration} (AWS::Cognito::UserPoolClient) would be cut off from the stack, and a new one would be empty.`,
    ],
    [
      'an integration without a secret',
      (all) => Object.assign(all[integration]?.Properties ?? {}, { GenerateSecret: false }),
      `${integration} (AWS::Cognito::UserPoolClient) would be replaced by an empty one, because of GenerateSecret.`,
    ],
  ])('%s', (_name, change, says) => {
    expect(lossesOf(before, changed(change)).map((loss) => loss.says)).toEqual([says]);
  });

  test.each<[string, (resources: Changeable) => void]>([
    ['nothing', () => undefined],
    [
      'a global index',
      (all) => Object.assign(all[table]?.Properties ?? {}, { GlobalSecondaryIndexes: [index('byCoach')] }),
    ],
    ['the other plan of the pool', (all) => Object.assign(all[pool]?.Properties ?? {}, { UserPoolTier: 'LITE' })],
    ['no alarm', (all) => delete all[idOf('AWS::CloudWatch::Alarm')]],
    ['another function', (all) => Object.assign(all[idOf('AWS::Lambda::Function')]?.Properties ?? {}, { Timeout: 9 })],
  ])('%s loses nothing', (_name, change) => {
    expect(lossesOf(before, changed(change))).toEqual([]);
  });

  test('can be let go one by one, and is said in words', () => {
    const losses = lossesOf(
      before,
      changed((all) => {
        delete all[integration];
        delete all[table];
      }),
    );
    expect(unwanted(losses, [integration]).map(({ logicalId }) => logicalId)).toEqual([table]);
    expect(refusal(losses)).toMatch(/^This would lose data, so it is not deployed:\n {2}DataTable/);
  });
});

describe('the stack policy', () => {
  test('lets everything be updated, and nothing with data be replaced or removed', () => {
    expect(stackPolicy()).toEqual({
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['Update:Replace', 'Update:Delete'],
          Resource: '*',
          Condition: { StringEquals: { ResourceType: protectedTypes } },
        },
      ],
    });
    // Table, pool and clients are among them, and whatever else is kept when prod is deleted, but for logs.
    const kept = Object.values(before.Resources as Record<string, { Type: string; DeletionPolicy?: string }>)
      .filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')
      .map(({ Type }) => Type);
    const others = ['AWS::Logs::LogGroup', 'AWS::Lambda::Version'];
    expect(kept.filter((type) => !protectedTypes.includes(type) && !others.includes(type))).toEqual([]);
    expect(kept).toContain('AWS::DynamoDB::GlobalTable');
  });

  test('names one by one what stays, while one is let go', () => {
    const { Statement } = stackPolicyBut(before.Resources, [integration]) as { Statement: { Resource: string[] }[] };
    const denied = Statement[1]?.Resource ?? [];
    expect(denied).toContain(`LogicalResourceId/${table}`);
    expect(denied).not.toContain(`LogicalResourceId/${integration}`);
  });
});
