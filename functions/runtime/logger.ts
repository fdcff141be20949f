/** A function's log. Powertools' logger fits, and so does one that collects entries in a test. */
export interface Logger {
  debug(message: string, details?: object): void;
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
  error(message: string, details?: object): void;
}

/** What consumers of the stream log. */
export type BatchLogger = Pick<Logger, 'info' | 'warn'>;

/**
 * A function's log on AWS Lambda: one line of JSON per entry, with the `level` and `timestamp` that Lambda and
 * CloudWatch filter by. Details are plain values; errors are reduced by `describe-error.ts`.
 */
export function lambdaLogger(service: string): Logger {
  const at = (level: keyof Logger) => (message: string, details?: object) => {
    const head = { level: level.toUpperCase(), message, timestamp: new Date().toISOString(), service };
    // `Root=1-…;Parent=…;Sampled=1`: links the line to the trace of its request.
    const traceId = process.env['_X_AMZN_TRACE_ID']?.match(/Root=([^;]+)/)?.[1];
    process.stdout.write(`${JSON.stringify({ ...head, ...(traceId && { xray_trace_id: traceId }), ...details })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
