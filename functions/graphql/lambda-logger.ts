import { Logger } from '@aws-lambda-powertools/logger';
import type { EdgeLogger } from './errors.ts';

/** A function's log on Lambda, as the edge of an API writes to it. */
export function lambdaLogger(serviceName: string): EdgeLogger {
  const powertools = new Logger({ serviceName });
  const at = (level: keyof EdgeLogger) => (message: string, details?: object) =>
    powertools[level](message, { ...details });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
