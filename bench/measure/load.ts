import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { engineAt, remembering } from '../dynamodb/layers.ts';
import type { LoadRow } from '../results.ts';
import { type Stage, withProcesses } from '../stage.ts';
import type { VariantName } from '../variants/build.ts';

type LoadReport = Omit<LoadRow, 'variant' | 'connections'>;

const CONNECTIONS = [50, 200];
const SECONDS = 8;

/**
 * A process behind HTTP, called over many connections at once: 70 % athletes' pages, 15 % boards, 15 % recorded runs.
 * Reads of pages and boards are answered from memory, writes by DynamoDB Local. Each level starts a fresh process.
 */
export async function measureLoad(stage: Stage, variants: readonly VariantName[]): Promise<LoadRow[]> {
  const rows: LoadRow[] = [];
  for (const connections of CONNECTIONS)
    for (const variant of variants) {
      const memory = remembering(engineAt(stage.engine));
      const row = await withProcesses({ variants: [variant], front: { respond: memory.respond } }, async ([each]) => {
        for (const operation of ['board', 'page'] as const) await each?.run(operation, 300);
        memory.stopLearning('pass on');
        const { url = '' } = (await each?.order({ do: 'serve' })) ?? {};
        return { variant, connections, ...(await load(url, connections, `${variant}-${connections}`)) };
      });
      const { requestsPerSecond, p99Ms, errors } = row;
      stage.say(
        `  ${variant}, ${connections} connections: ${requestsPerSecond.toFixed(0)} a second, p99 ${p99Ms} ms, ${errors} errors`,
      );
      rows.push(row);
    }
  return rows;
}

/** In its own process: it must not wait for the front, which this process runs. */
async function load(url: string, connections: number, batch: string): Promise<LoadReport> {
  const script = new URL('../rivals/load-client.ts', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [
    script,
    url,
    String(connections),
    String(SECONDS),
    batch,
  ]);
  return JSON.parse(stdout) as LoadReport;
}
