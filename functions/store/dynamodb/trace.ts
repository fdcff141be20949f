import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:dgram';

/** A request, as the client hands it to what is around its attempts. */
interface Call {
  operation: string;
  input: Record<string, unknown>;
}

/** Whether the call of the function is traced, and where its subsegments belong: `Root=1-…;Parent=…;Sampled=1`. */
function traceOf(header = ''): { trace_id: string; parent_id: string } | undefined {
  const [, trace_id] = /Root=([^;]+)/.exec(header) ?? [];
  const [, parent_id] = /Parent=([^;]+)/.exec(header) ?? [];
  return trace_id && parent_id && header.includes('Sampled=1') ? { trace_id, parent_id } : undefined;
}

/**
 * A subsegment of X-Ray for each attempt of a request to DynamoDB, so that a trace shows what a slow call waited for.
 * AWS's SDK for this (aws-xray-sdk-core) would add 113 KB to each bundle; a subsegment is one datagram to the daemon that
 * Lambda runs. https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html
 *
 * @param send sends a datagram; a call that is not sampled sends none
 */
export const subsegments = (send: (datagram: string) => void) => ({
  async attempt<C extends Call>(
    call: C,
    next: (call: C) => Promise<Record<string, unknown>>,
  ): Promise<Record<string, unknown>> {
    const trace = traceOf(process.env['_X_AMZN_TRACE_ID']);
    if (!trace) return next(call);
    const start_time = Date.now() / 1000;
    const end = (outcome: object) => {
      const { operation, input } = call;
      const segment = {
        ...trace,
        id: randomBytes(8).toString('hex'),
        type: 'subsegment',
        name: 'DynamoDB',
        namespace: 'aws',
        start_time,
        end_time: Date.now() / 1000,
        aws: { operation, ...(typeof input['TableName'] === 'string' && { table_name: input['TableName'] }) },
        ...outcome,
      };
      send(`{"format":"json","version":1}\n${JSON.stringify(segment)}`);
    };
    try {
      const result = await next(call);
      end({});
      return result;
    } catch (error) {
      end(blame(error));
      throw error;
    }
  },
});

/** Whose fault an error is. A condition that does not hold is neither's. */
function blame(error: unknown): object {
  const name = error instanceof Error ? error.name : '';
  if (name === 'ConditionalCheckFailedException' || name === 'TransactionCanceledException') return {};
  if (/Throttl|Throughput|RequestLimit/.test(name)) return { error: true, throttle: true };
  return { fault: true };
}

/** Sends datagrams to X-Ray's daemon; undefined where there is none. The socket is opened with the first one. */
export function toDaemon(address = process.env['AWS_XRAY_DAEMON_ADDRESS']): ((datagram: string) => void) | undefined {
  const [host, port] = address?.split(':') ?? [];
  if (!host || !port) return undefined;
  let socket: Socket | undefined;
  return (datagram) => {
    // Only a traced call loads the module.
    socket ??= process.getBuiltinModule('node:dgram').createSocket('udp4').unref();
    // A trace that is lost is no error.
    socket.send(datagram, Number(port), host, () => undefined);
  };
}
