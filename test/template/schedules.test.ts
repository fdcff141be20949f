import { expect, test } from 'vitest';
import type { DeployedFunction } from '../../infra/local/template/functions/functions.ts';
import { resolveResources } from '../../infra/local/template/assembly/resources.ts';
import { startSchedules } from '../../infra/local/template/schedules.ts';

const called: unknown[] = [];
const sweep: DeployedFunction = {
  logicalId: 'Sweep',
  arn: 'arn:aws:lambda:us-east-1:000000000000:function:stack-Sweep',
  role: 'arn:aws:iam::000000000000:role/stack-Role',
  pid: undefined,
  invoke: async (event) => {
    called.push(event);
    return null;
  },
  stop: async () => undefined,
};

function start(rule: object, functions = [sweep]) {
  const resources = {
    Sweep: { Type: 'AWS::Lambda::Function' },
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: { Targets: [{ Arn: { 'Fn::GetAtt': ['Sweep', 'Arn'] } }], ...rule },
    },
  };
  const stack = { name: 'stack', resources, assetFolder: () => '' };
  const byArn = new Map(functions.map((fn) => [fn.arn, fn]));
  return startSchedules(resolveResources(stack, 'https://api.test'), byArn, (error) => {
    throw error;
  });
}

test('a rule calls its function with the event that EventBridge makes, or with its own', async () => {
  const plain = start({ ScheduleExpression: 'rate(1 minute)' });
  expect(plain.count).toBe(1);
  await plain.fire();
  expect(called.splice(0)).toMatchObject([{ source: 'aws.events', 'detail-type': 'Scheduled Event' }]);
  await plain.stop();

  const own = start({
    ScheduleExpression: 'rate(2 hours)',
    Targets: [{ Arn: sweep.arn, Input: '{"sweep":true}' }],
  });
  await own.fire();
  expect(called.splice(0)).toEqual([{ sweep: true }]);
  await own.stop();
});

test.each([
  ['is disabled', { ScheduleExpression: 'rate(1 minute)', State: 'DISABLED' }],
  ['waits for events', { EventPattern: { source: ['aws.s3'] } }],
])('a rule that %s calls nothing', async (_, rule) => {
  expect(start(rule).count).toBe(0);
});

test.each([
  [{ ScheduleExpression: 'cron(0 12 * * ? *)' }, 'cron(0 12 * * ? *), which cannot be executed here'],
  [
    { ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: 'arn:other' }] },
    'does not call a function of the template',
  ],
])('%j is refused', (rule, message) => {
  expect(() => start(rule)).toThrow(message);
});
