import type { EdgeLogger } from '../../functions/graphql/errors/errors.ts';

export const silentLogger: EdgeLogger = { debug() {}, info() {}, warn() {}, error() {} };

export interface LogLine {
  level: keyof EdgeLogger;
  message: string;
  details: object | undefined;
}

/** A logger that keeps what it is told. */
export function collectingLogger(): EdgeLogger & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const collect = (level: keyof EdgeLogger) => (message: string, details?: object) => {
    lines.push({ level, message, details });
  };
  return { lines, debug: collect('debug'), info: collect('info'), warn: collect('warn'), error: collect('error') };
}
