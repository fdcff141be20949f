import type { MemoryRow } from './results.ts';
import type { WarmProcess } from './process/warm-process.ts';

const REQUESTS = 10_000;
const STEP = 1_000;
/** What the last so many of them may not add, if memory is flat. */
const LAST = 5_000;

/**
 * The resident set of fresh processes over 10,000 requests, boards and single fields in turn. Garbage is collected before each
 * reading, which on Lambda nobody does: so it shows what stays, and not when V8 collected last. What V8 sets aside for new
 * objects doubles now and then, up to its bound, and does not count as growth.
 */
export async function measureMemory(
  processes: readonly WarmProcess[],
  say: (line: string) => void,
): Promise<MemoryRow[]> {
  const rows: MemoryRow[] = [];
  for (const each of processes) {
    say(`  ${each.variant}: ${REQUESTS} requests`);
    const points = [{ requests: 0, ...(await each.memory()) }];
    for (let requests = STEP; requests <= REQUESTS; requests += STEP) {
      await each.run(['board', 'field'], STEP);
      points.push({ requests, ...(await each.memory()) });
    }
    const at = (requests: number) => {
      const { rssMb = NaN, youngMb = NaN } = points.find((point) => point.requests === requests) ?? {};
      return rssMb - youngMb;
    };
    rows.push({ variant: each.variant, points, growthMb: at(REQUESTS) - at(REQUESTS - LAST) });
  }
  return rows;
}
