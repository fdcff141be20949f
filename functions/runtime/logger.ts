import type { EdgeLogger } from '../graphql/errors/errors.ts';

/**
 * A function's log on AWS Lambda: a line of JSON each, with the `level` and `timestamp` by which Lambda filters lines and
 * CloudWatch finds them. Details are plain values; errors come as `describe-error.ts` describes them.
 */
export function lambdaLogger(service: string): EdgeLogger {
  const at = (level: keyof EdgeLogger) => (message: string, details?: object) => {
    const head = { level: level.toUpperCase(), message, timestamp: new Date().toISOString(), service };
    // `Root=1-…;Parent=…;Sampled=1`: leads from the line to the trace of its request.
    const traceId = process.env['_X_AMZN_TRACE_ID']?.match(/Root=([^;]+)/)?.[1];
    process.stdout.write(`${JSON.stringify({ ...head, ...(traceId && { xray_trace_id: traceId }), ...details })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
