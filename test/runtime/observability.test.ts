import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { lambdaLogger, withCallIds } from '../../functions/runtime/logger.ts';
import { lambdaMetrics } from '../../functions/runtime/metrics.ts';
import { subsegments, toDaemon } from '../../functions/store/dynamodb/trace.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const linesOf = () => {
  const lines: Record<string, unknown>[] = [];
  return { lines, write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) };
};

describe('a line of the log', () => {
  test('names the request of its call as the access log does, and the call as Lambda does', async () => {
    const { lines, write } = linesOf();
    const logger = lambdaLogger('graphql', write);
    const handler = withCallIds(async (_event: object) => {
      logger.warn('The store is busy', { reference: 'r' });
    });
    await handler({ requestContext: { requestId: 'api-1' } }, { awsRequestId: 'lambda-1' });
    await handler({ Records: [] }, { awsRequestId: 'lambda-2' });
    await handler({ source: 'schedule' }, undefined);
    expect(lines.map(({ requestId, lambdaRequestId }) => [requestId, lambdaRequestId])).toEqual([
      ['api-1', 'lambda-1'],
      [undefined, 'lambda-2'],
      [undefined, undefined],
    ]);
    expect(lines[0]).toMatchObject({ level: 'WARN', service: 'graphql', reference: 'r' });
  });
});

describe('a metric', () => {
  test("is a line in CloudWatch's format, and says a number and nothing else", () => {
    const { lines, write } = linesOf();
    lambdaMetrics('Sidelined/test', write).count('BreachesRecorded', 2);
    expect(lines).toEqual([
      {
        _aws: {
          Timestamp: expect.any(Number) as unknown,
          CloudWatchMetrics: [
            {
              Namespace: 'Sidelined/test',
              Dimensions: [[]],
              Metrics: [{ Name: 'BreachesRecorded', Unit: 'Count' }],
            },
          ],
        },
        BreachesRecorded: 2,
      },
    ]);
  });

  test('is not written where nothing collects it', () => {
    const { lines, write } = linesOf();
    lambdaMetrics('', write).count('SidelinedAnswered');
    expect(lines).toEqual([]);
  });
});

describe('a subsegment', () => {
  const call = { operation: 'Query', input: { TableName: 'the-table', KeyConditionExpression: 'pk = :pk' } } as const;
  const sampled = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
  const sent = async (next: () => Promise<Record<string, unknown>>) => {
    const datagrams: string[] = [];
    const { attempt } = subsegments((datagram) => datagrams.push(datagram));
    const outcome = await attempt(call, next).catch((error: Error) => error.name);
    return { outcome, segments: datagrams.map((one) => JSON.parse(one.split('\n')[1] ?? '') as object), datagrams };
  };
  const fails = (name: string) => async () => {
    throw Object.assign(new Error('quotes health data'), { name });
  };

  test('says which operation on which table took how long, and no keys or values', async () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', sampled);
    const { outcome, segments, datagrams } = await sent(async () => ({ Items: [] }));
    expect(outcome).toEqual({ Items: [] });
    expect(datagrams[0]).toMatch(/^\{"format":"json","version":1\}\n/);
    expect(segments).toEqual([
      {
        trace_id: '1-5759e988-bd862e3fe1be46a994272793',
        parent_id: '53995c3f42cd8ad8',
        id: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
        type: 'subsegment',
        name: 'DynamoDB',
        namespace: 'aws',
        start_time: expect.any(Number) as unknown,
        end_time: expect.any(Number) as unknown,
        aws: { operation: 'Query', table_name: 'the-table' },
      },
    ]);
  });

  test.each([
    ['ProvisionedThroughputExceededException', { error: true, throttle: true }],
    ['TimeoutError', { fault: true }],
  ])('of a failed attempt (%s) says whose fault it was, and not why', async (name, blame) => {
    vi.stubEnv('_X_AMZN_TRACE_ID', sampled);
    const { outcome, segments } = await sent(fails(name));
    expect(outcome).toBe(name);
    expect(segments[0]).toMatchObject(blame);
    expect(JSON.stringify(segments)).not.toContain('health');
  });

  test('of a condition that does not hold is no fault', async () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', sampled);
    const { segments } = await sent(fails('ConditionalCheckFailedException'));
    expect(segments[0]).not.toHaveProperty('fault');
  });

  test.each([undefined, 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0'])(
    'is not sent where the call is not traced (%s)',
    async (header) => {
      vi.stubEnv('_X_AMZN_TRACE_ID', header);
      expect((await sent(async () => ({}))).segments).toEqual([]);
    },
  );

  test('reaches the daemon, if there is one', async () => {
    expect(toDaemon(undefined)).toBeUndefined();
    const daemon = createSocket('udp4').bind(0, '127.0.0.1');
    await once(daemon, 'listening');
    toDaemon(`127.0.0.1:${daemon.address().port}`)?.('hello');
    const [datagram] = (await once(daemon, 'message')) as [Buffer];
    daemon.close();
    expect(datagram.toString()).toBe('hello');
  });
});
