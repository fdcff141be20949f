import { expect, test } from 'vitest';
import { splitArgs, takeOption } from '../../../infra/deploy/cdk.ts';
import type { Deployed } from '../../../infra/deploy/cloud.ts';
import { deploy } from '../../../infra/deploy/deploy.ts';
import { diff } from '../../../infra/deploy/diff.ts';
import { stackPolicy, type Template } from '../../../infra/deploy/protected.ts';

const table = { Type: 'AWS::DynamoDB::GlobalTable', Properties: { BillingMode: 'PAY_PER_REQUEST' } };
const withTable: Template = { Resources: { Table: table } };
const without: Template = { Resources: {} };
const outputs = new Map([
  ['HealthUrl', 'https://api.test/health'],
  ['TableName', 'the-table'],
]);

interface World {
  /** What is deployed before. */
  deployed?: Template;
  /** The record of the deployed table. */
  record?: string;
  next?: Template;
  /** What `cdk deploy` does to the record, or how it fails. */
  deploys?: (world: { record: string | undefined }) => void;
}

/** AWS and the CDK CLI, as far as a deployment sees them. */
function createWorld({ deployed, record, next = withTable, deploys }: World) {
  const done: string[] = [];
  const now = { template: deployed, record };
  const stack = (): Deployed | undefined => now.template && { template: now.template, outputs };
  const parts = {
    cdk: {
      synth: async (settings: readonly string[]) => {
        done.push(`synth ${settings.join(' ')}`.trim());
        return { name: 'sidelined-prod', template: next };
      },
      run: async (command: string, args: readonly string[]) => {
        done.push(`${command} ${args.join(' ')}`.trim());
        deploys?.(now);
        if (command === 'deploy') now.template = next;
      },
    },
    cloud: {
      stack: async () => stack(),
      setPolicy: async (_: string, policy: object) => {
        done.push(JSON.stringify(policy) === JSON.stringify(stackPolicy()) ? 'policy' : 'policy with a gap');
      },
      writeRecord: async (name: string, value: string) => {
        done.push(`write ${value} to ${name}`);
        now.record = value;
      },
      readRecord: async () => now.record,
    },
    newRecord: () => 'rec_new',
    say: (line: string) => done.push(line),
  };
  return { done, parts };
}

test('the first deployment sets the policy, and writes the record that each later one reads', async () => {
  const { done, parts } = createWorld({});
  await deploy(['-c', 'stage=prod', '--require-approval', 'never'], parts);
  expect(done).toEqual([
    'synth -c stage=prod',
    'deploy --require-approval never',
    'policy',
    'write rec_new to the-table',
    'The known record is there: rec_new.',
  ]);
});

test('a later one sets the policy before it begins, and finds the record as it was', async () => {
  const { done, parts } = createWorld({ deployed: withTable, record: 'rec_1' });
  await deploy([], parts);
  expect(done).toEqual(['synth', 'policy', 'deploy', 'policy', 'The known record is there: rec_1.']);
});

test('a deployment that would lose the table does not begin', async () => {
  const { done, parts } = createWorld({ deployed: withTable, record: 'rec_1', next: without });
  await expect(deploy([], parts)).rejects.toThrow('This would lose data');
  expect(done).toEqual(['synth']);
});

test.each([
  ['an empty table', undefined, /the known record was rec_1, and is not there/],
  ['another table', 'rec_2', /the known record was rec_1, and is rec_2/],
])('one that ends on %s is red, whatever brought it there', async (_name, after, message) => {
  const deploys = (now: { record: string | undefined }) => {
    now.record = after;
  };
  const { parts } = createWorld({ deployed: withTable, record: 'rec_1', deploys });
  await expect(deploy([], parts)).rejects.toThrow(message);
});

test('a deployed table without a record is taken for lost, unless somebody says otherwise', async () => {
  const { done, parts } = createWorld({ deployed: withTable });
  await expect(deploy([], parts)).rejects.toThrow('has no known record');
  expect(done).toEqual(['synth']);
  await deploy(['--write-record'], parts);
  expect(done.at(-2)).toBe('write rec_new to the-table');
});

test('the policy is whole again after a deployment that let something go, also if it failed', async () => {
  const deploys = () => {
    throw new Error('cdk deploy ended with 1.');
  };
  const { done, parts } = createWorld({ deployed: withTable, record: 'rec_1', next: without, deploys });
  await expect(deploy(['--let-go', 'Table'], parts)).rejects.toThrow('cdk deploy ended with 1.');
  expect(done).toEqual(['synth', 'policy with a gap', 'deploy', 'policy']);
});

test('the diff shows everything, and fails for what would lose data', async () => {
  const { done, parts } = createWorld({ deployed: withTable, next: without });
  await expect(diff(['--no-color', '-c', 'stage=prod'], parts)).rejects.toThrow('Table (AWS::DynamoDB::GlobalTable)');
  expect(done).toEqual(['synth -c stage=prod', 'diff --method template --no-color']);
  await diff([], createWorld({ deployed: withTable }).parts);
  await diff([], createWorld({}).parts);
});

test('arguments go where they belong', () => {
  expect(splitArgs(['-c', 'a=1', '--all', '--context', 'b=2'])).toEqual({
    settings: ['-c', 'a=1', '-c', 'b=2'],
    rest: ['--all'],
  });
  expect(takeOption(['--let-go', 'A', '--x', '--let-go', 'B'], '--let-go')).toEqual({
    values: ['A', 'B'],
    rest: ['--x'],
  });
});
