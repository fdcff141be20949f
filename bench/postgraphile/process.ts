import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { CliError } from '../../infra/local/cli-error.ts';
import { eventFor } from '../operations.ts';
import type { ColdReport } from '../process/cold-child.ts';
import { pinToOneCore } from '../process/cores.ts';
import { functionEnvironment } from '../process/environment.ts';
import type { Order, Reply } from '../process/warm-child.ts';
import { scriptOf } from '../variants/build.ts';
import type { Question } from './questions.ts';

const run = promisify(execFile);
/** Where DynamoDB would be, for a variant that has none. */
const env = functionEnvironment('', '');

function commandOf(script: string, ...args: string[]): [string, string[]] {
  const [command = process.execPath, ...rest] = [...pinToOneCore(), process.execPath, scriptOf(script), ...args];
  return [command, rest];
}

/** A fresh process, from its start to its first answer. */
export async function startOnce(module: string, question: Question): Promise<ColdReport> {
  const event = JSON.stringify(eventFor(question, { batch: 'cold', now: Date.now() }));
  const { stdout } = await run(...commandOf('cold-child', module, event), { env, maxBuffer: 10e6 });
  const report = JSON.parse(stdout) as ColdReport;
  if (report.status !== 200 || !report.body.startsWith('{"data":{'))
    throw new CliError(`PostGraphile answers ${report.status} ${report.body.slice(0, 300)}`);
  return report;
}

/** A process that stays, and does as it is told. */
export async function startWarm(module: string) {
  const child = spawn(...commandOf('warm-child', module), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = once(child, 'exit');
  const reply = async (): Promise<Reply> => {
    const [answer] = (await Promise.race([
      once(child, 'message'),
      exited.then(() => [{ failure: 'its process ended' }]),
    ])) as [Reply];
    if (answer.failure !== undefined) throw new CliError(`PostGraphile failed: ${answer.failure}`);
    return answer;
  };
  await reply();
  return {
    async order(order: Order): Promise<Reply> {
      const answer = reply();
      child.send(order);
      return answer;
    },
    async stop(): Promise<void> {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export type WarmChild = Awaited<ReturnType<typeof startWarm>>;
