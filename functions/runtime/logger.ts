/** Where a function says what happened. Powertools' logger fits, and so does a collecting one in a test. */
export interface Logger {
  debug(message: string, details?: object): void;
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
  error(message: string, details?: object): void;
}

/** What a consumer of the stream writes. */
export type BatchLogger = Pick<Logger, 'info' | 'warn'>;

/**
 * A function's log on AWS Lambda: a line of JSON each, with the `level` and `timestamp` by which Lambda filters lines and
 * CloudWatch finds them. Details are plain values; errors come as `describe-error.ts` describes them.
 */
export function lambdaLogger(service: string): Logger {
  const at = (level: keyof Logger) => (message: string, details?: object) => {
    const head = { level: level.toUpperCase(), message, timestamp: new Date().toISOString(), service };
    // `Root=1-…;Parent=…;Sampled=1`: leads from the line to the trace of its request.
    const traceId = process.env['_X_AMZN_TRACE_ID']?.match(/Root=([^;]+)/)?.[1];
    process.stdout.write(`${JSON.stringify({ ...head, ...(traceId && { xray_trace_id: traceId }), ...details })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
