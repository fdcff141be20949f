import { type ChildProcess, spawn } from 'node:child_process';
import { CliError } from '../../infra/local/cli-error.ts';
import type { GatewayEvent } from '../operations.ts';
import type { MemoryRow, OperationName } from '../results.ts';
import { moduleOf, scriptOf, type DataSource, type VariantName } from '../variants/build.ts';
import { pinToOneCore } from './cores.ts';
import { functionEnvironment } from './environment.ts';
import type { Order, Reply } from './warm-child.ts';

export interface Batch {
  cpuMicroseconds: number;
  wallMicroseconds: number;
}

/** A process with one variant loaded, which does as it is told, one thing at a time. */
export class WarmProcess {
  readonly variant: VariantName;
  readonly #child: ChildProcess;
  #answered: ((reply: Reply) => void) | undefined;
  #ended: string | undefined;

  private constructor(variant: VariantName, child: ChildProcess) {
    this.variant = variant;
    this.#child = child;
    child.on('message', (reply: Reply) => this.#settle(reply));
    child.once('exit', (code, signal) => {
      this.#ended = `its process ended with ${signal ?? `exit code ${code}`}`;
      this.#settle({ failure: this.#ended });
    });
  }

  static async start(
    { variant, source }: { variant: VariantName; source: DataSource },
    { endpoint, tableName }: { endpoint: string; tableName: string },
  ): Promise<WarmProcess> {
    const [command = process.execPath, ...args] = [
      ...pinToOneCore(),
      process.execPath,
      scriptOf('warm-child'),
      moduleOf(variant, source),
    ];
    const child = spawn(command, args, {
      env: functionEnvironment(endpoint, tableName),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const started = new WarmProcess(variant, child);
    await started.#reply();
    return started;
  }

  /** Its answer to one event. */
  async answer(event: GatewayEvent): Promise<{ status: number; body: string }> {
    const { status = 0, body = '' } = await this.#order({ do: 'answer', event });
    return { status, body };
  }

  /** Answers so many requests, one after the other, of these operations in turn. */
  async run(operations: OperationName[], requests: number): Promise<Batch> {
    const { cpuMicroseconds = NaN, wallMicroseconds = NaN } = await this.#order({ do: 'run', operations, requests });
    return { cpuMicroseconds, wallMicroseconds };
  }

  /** IdempotentCall garbage was collected, in MB. */
  async memory(): Promise<Omit<Required<MemoryRow['points'][number]>, 'requests'>> {
    const { rssBytes = NaN, heapBytes = NaN, youngBytes = NaN } = await this.#order({ do: 'measureMemory' });
    return { rssMb: rssBytes / 1e6, heapMb: heapBytes / 1e6, youngMb: youngBytes / 1e6 };
  }

  async stop(): Promise<void> {
    if (this.#ended !== undefined) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  async #order(order: Order): Promise<Reply> {
    if (this.#ended === undefined) this.#child.send(order);
    return this.#reply();
  }

  async #reply(): Promise<Reply> {
    const reply =
      this.#ended === undefined
        ? await new Promise<Reply>((resolve) => (this.#answered = resolve))
        : { failure: this.#ended };
    if (reply.failure !== undefined) throw new CliError(`${this.variant} failed: ${reply.failure}`);
    return reply;
  }

  #settle(reply: Reply): void {
    this.#answered?.(reply);
    this.#answered = undefined;
  }
}
