import { readFile } from 'node:fs/promises';
import type { ColdReport } from './process/cold-child.ts';

/** Categories of V8's trace events: what it reads and compiles, in advance, lazily and again for speed. */
export const COMPILE_CATEGORIES = 'v8.compile,disabled-by-default-v8.compile';

interface TraceEvent {
  pid: number;
  tid: number;
  ph: string;
  cat: string;
  /** Microseconds: when it began, on the clock of `process.hrtime`, and how long it took. */
  ts: number;
  dur: number;
}

/**
 * Which share of the time from the first import to the first answer the main thread spent reading and compiling JavaScript,
 * from a trace of that process. Writing the trace takes time, too, so it is a share, and not milliseconds.
 */
export async function compileShare(
  traceFile: string,
  { beganMicroseconds, endedMicroseconds }: ColdReport,
): Promise<number> {
  const { traceEvents } = JSON.parse(await readFile(traceFile, 'utf8')) as { traceEvents: TraceEvent[] };
  const compiling = traceEvents
    .filter(({ pid, tid, ph, cat }) => tid === pid && ph === 'X' && cat.includes('v8.compile'))
    .map(({ ts, dur }) => ({ from: Math.max(ts, beganMicroseconds), to: Math.min(ts + dur, endedMicroseconds) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  // They lie within each other: each moment counts once.
  let counted = 0;
  let until = 0;
  for (const { from, to } of compiling) {
    counted += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return counted / (endedMicroseconds - beganMicroseconds);
}
