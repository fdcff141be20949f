import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CliError } from '../../infra/local/cli-error.ts';
import { withFront } from '../dynamodb/front.ts';
import { engineAt, remembering } from '../dynamodb/layers.ts';
import type { ColdReport } from '../process/cold-child.ts';
import { pinToOneCore } from '../process/cores.ts';
import { functionEnvironment } from '../process/environment.ts';
import type { ColdRow, OperationName, Transport } from '../results.ts';
import { type Stage, tableOf } from '../stage.ts';
import { rotated, spreadOf } from '../statistics.ts';
import { moduleOf, scriptOf, type VariantName } from '../variants/build.ts';
import { eventFor } from '../world/operations.ts';

const run = promisify(execFile);

export interface ColdPlan {
  operations: readonly OperationName[];
  variants: readonly VariantName[];
  transport: Transport;
  /** Fresh processes of each variant, for each operation. */
  rounds: number;
}

/** Fresh processes from their first import to their first answer, one at a time, in rounds that alternate between variants. */
export async function measureCold(stage: Stage, { operations, variants, transport, rounds }: ColdPlan) {
  const memory = remembering(engineAt(stage.engine));
  const certificate = transport === 'tls' ? stage.certificate : undefined;
  const front = { respond: memory.respond, ...(certificate && { certificate }) };
  return withFront(front, async (endpoint) => {
    const env = functionEnvironment(endpoint, tableOf('stock'), certificate?.caFile);
    const lanes = operations.flatMap((operation) =>
      variants.map((variant) => ({ variant, operation, milliseconds: new Array<number>() })),
    );
    // The first ones teach the front its answers, and warm the file cache.
    for (const lane of lanes) for (let round = 0; round < 2; round++) await start(lane, env);
    memory.stopLearning('refuse');
    stage.say(`  ${operations.join(', ')} over ${transport}: ${rounds} rounds`);
    for (let round = 0; round < rounds; round++)
      for (const lane of rotated(lanes, round)) lane.milliseconds.push((await start(lane, env)).milliseconds);
    const rows: ColdRow[] = [];
    for (const { milliseconds, ...lane } of lanes) {
      rows.push({ ...lane, transport, milliseconds: spreadOf(milliseconds), codeKb: await codeKbOf(lane, env) });
      stage.say(`  ${lane.operation}, ${lane.variant}: ${spreadOf(milliseconds).median.toFixed(1)} ms`);
    }
    return rows;
  });
}

interface Lane {
  variant: VariantName;
  operation: OperationName;
}

async function start({ variant, operation }: Lane, env: Record<string, string>): Promise<ColdReport> {
  const { stdout } = await runChild({ variant, operation }, env);
  const report = JSON.parse(stdout) as ColdReport;
  if (report.status !== 200 || !report.body.startsWith('{"data":{'))
    throw new CliError(`${operation}: ${variant} answers ${report.status} ${report.body.slice(0, 300)}`);
  return report;
}

async function codeKbOf(lane: Lane, env: Record<string, string>): Promise<number> {
  const { stderr } = await runChild(lane, env, ['--import', scriptOf('count-loaded')]);
  return Number(stderr.trim().split('\n').at(-1)) / 1000;
}

function runChild({ variant, operation }: Lane, env: Record<string, string>, nodeArgs: readonly string[] = []) {
  const event = JSON.stringify(eventFor(operation, { batch: 'cold', now: Date.now() }));
  const script = [process.execPath, ...nodeArgs, scriptOf('cold-child'), moduleOf(variant), event];
  const [command = process.execPath, ...args] = [...pinToOneCore(), ...script];
  return run(command, args, { env, maxBuffer: 10e6 });
}
