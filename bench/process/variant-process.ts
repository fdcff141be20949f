import { type ChildProcess, spawn } from 'node:child_process';
import { CliError } from '../../infra/local/cli-error.ts';
import type { OperationName } from '../results.ts';
import { moduleOf, scriptOf, type VariantName } from '../variants/build.ts';
import type { GatewayEvent } from '../world/operations.ts';
import type { Order, Reply } from './child.ts';
import { pinToOneCore } from './cores.ts';

/** A process with one variant loaded, which executes one order at a time. */
export class VariantProcess {
  readonly variant: VariantName;
  readonly #child: ChildProcess;
  #settle: ((reply: Reply) => void) | undefined;
  #ended: string | undefined;

  private constructor(variant: VariantName, child: ChildProcess) {
    this.variant = variant;
    this.#child = child;
    const settle = (reply: Reply) => {
      this.#settle?.(reply);
      this.#settle = undefined;
    };
    child.on('message', settle);
    child.once('exit', (code, signal) => {
      this.#ended = `its process ended with ${signal ?? `exit code ${code}`}`;
      settle({ failure: this.#ended });
    });
  }

  static async start(
    variant: VariantName,
    env: Record<string, string>,
    nodeArgs: readonly string[] = [],
  ): Promise<VariantProcess> {
    const script = [process.execPath, ...nodeArgs, scriptOf('child'), moduleOf(variant)];
    const [command = process.execPath, ...args] = [...pinToOneCore(), ...script];
    const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const started = new VariantProcess(variant, child);
    await started.#reply();
    return started;
  }

  /** The response to one event, and how long it took. */
  async answer(event: GatewayEvent) {
    const { status = 0, body = '', milliseconds = NaN } = await this.order({ do: 'answer', event });
    return { status, body, milliseconds };
  }

  /** CPU of a number of requests of a read, one after the other, in microseconds. */
  async run(operation: OperationName, requests: number): Promise<number> {
    const { cpuMicroseconds = NaN } = await this.order({ do: 'run', operation, requests });
    return cpuMicroseconds;
  }

  /** The resident set after garbage collection. */
  async rssMb(): Promise<number> {
    const { rssBytes = NaN } = await this.order({ do: 'measureMemory' });
    return rssBytes / 1e6;
  }

  async stop(): Promise<void> {
    if (this.#ended !== undefined) return;
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  /** @throws CliError if the order fails */
  async order(order: Order): Promise<Reply> {
    if (this.#ended === undefined) this.#child.send(order);
    return this.#reply();
  }

  async #reply(): Promise<Reply> {
    const reply =
      this.#ended === undefined
        ? await new Promise<Reply>((resolve) => (this.#settle = resolve))
        : { failure: this.#ended };
    if (reply.failure !== undefined) throw new CliError(`${this.variant} failed: ${reply.failure}`);
    return reply;
  }
}
