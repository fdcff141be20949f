import { CliError } from '../../infra/local/cli-error.ts';
import { engineAt, remembering } from '../dynamodb/layers.ts';
import type { MemoryRow } from '../results.ts';
import { type Stage, withProcesses } from '../stage.ts';

const DOCUMENTS = 50_000;
const STEP = 5_000;
const COMMENT_BYTES = 89_000;
/** The options with which Lambda starts Node in a function of 1,769 MB. */
const HEAP = ['--max-old-space-size=1592'];

/**
 * The resident set of a process that receives 50,000 distinct documents, each padded with a long comment, each twice,
 * which is how a caller could fill caches. Garbage is collected before each reading, so it shows what stays.
 */
export function measureMemory({ engine, say }: Stage): Promise<MemoryRow> {
  const front = { respond: remembering(engineAt(engine)).respond };
  return withProcesses({ variants: ['ours'], front, nodeArgs: HEAP }, async ([each]) => {
    if (!each) throw new Error('No process');
    const row: MemoryRow = { variant: 'ours', commentKb: COMMENT_BYTES / 1000, points: [] };
    try {
      for (let documents = 0; documents <= DOCUMENTS; documents += STEP) {
        const from = documents - STEP;
        if (from >= 0) await each.order({ do: 'sendPadded', from, documents: STEP, commentBytes: COMMENT_BYTES });
        row.points.push({ documents, rssMb: await each.rssMb() });
        say(`  ${documents} documents: ${row.points.at(-1)?.rssMb.toFixed(0)} MB`);
      }
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      row.died = error.message;
      say(`  ${error.message}`);
    }
    return row;
  });
}
