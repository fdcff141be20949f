import type { Logger } from '../../functions/runtime/logger.ts';

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

export interface LogLine {
  level: keyof Logger;
  message: string;
  details: object | undefined;
}

/** A logger that collects its lines. */
export function collectingLogger(): Logger & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const collect = (level: keyof Logger) => (message: string, details?: object) => {
    lines.push({ level, message, details });
  };
  return { lines, debug: collect('debug'), info: collect('info'), warn: collect('warn'), error: collect('error') };
}
