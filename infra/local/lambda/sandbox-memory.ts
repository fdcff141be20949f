import { readFileSync } from 'node:fs';

/** Linux tells of every process; elsewhere the limit is not enforced. */
export const memoryIsMeasured = process.platform === 'linux';

/** The share of a function's memory that Lambda leaves to each part of V8's heap, as options of Node. */
export function heapOptions(memoryMegabytes: number): string[] {
  const youngSpace = Math.floor(memoryMegabytes / 10);
  return [
    `--max-semi-space-size=${Math.max(1, Math.floor(youngSpace / 2))}`,
    `--max-old-space-size=${memoryMegabytes - youngSpace}`,
  ];
}

/** What the process has in memory now, in MB; 0 where that cannot be known. */
export function residentMegabytes(pid: number): number {
  if (!memoryIsMeasured) return 0;
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    // It has just ended.
    return 0;
  }
}
