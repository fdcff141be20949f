/** A function's log. Powertools' logger fits, and so does one that collects entries in a test. */
export interface Logger {
  debug(message: string, details?: object): void;
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
  error(message: string, details?: object): void;
}

/** What consumers of the stream log. */
export type BatchLogger = Pick<Logger, 'info' | 'warn'>;

/** What the lines of the current call are found by. Lambda hands a container one call at a time. */
let call: { requestId?: string; lambdaRequestId?: string } = {};

/**
 * A handler whose lines carry the ids of the call: `requestId` is API Gateway's, which its access log and the `reference` of an
 * error show; `lambdaRequestId` is Lambda's, which its own lines show.
 */
export const withCallIds =
  <Event, Context, Result>(handler: (event: Event, context: Context) => Result) =>
  (event: Event, context: Context): Result => {
    const { requestContext } = event as { requestContext?: { requestId?: string } };
    const { awsRequestId } = (context ?? {}) as { awsRequestId?: string };
    call = {
      ...(requestContext?.requestId !== undefined && { requestId: requestContext.requestId }),
      ...(awsRequestId !== undefined && { lambdaRequestId: awsRequestId }),
    };
    return handler(event, context);
  };

/**
 * A function's log on AWS Lambda: one line of JSON per entry, with the `level` and `timestamp` that Lambda and
 * CloudWatch filter by. Details are plain values; errors are reduced by `describe-error.ts`.
 */
export function lambdaLogger(service: string, write = (line: string): unknown => process.stdout.write(line)): Logger {
  const at = (level: keyof Logger) => (message: string, details?: object) => {
    const head = { level: level.toUpperCase(), message, timestamp: new Date().toISOString(), service };
    // `Root=1-…;Parent=…;Sampled=1`: links the line to the trace of its request.
    const traceId = process.env['_X_AMZN_TRACE_ID']?.match(/Root=([^;]+)/)?.[1];
    write(`${JSON.stringify({ ...head, ...call, ...(traceId && { xray_trace_id: traceId }), ...details })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
