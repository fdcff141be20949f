import { CliError } from '../infra/local/cli-error.ts';
import { eventFor } from './operations.ts';
import type { OperationName, Results } from './results.ts';
import type { WarmProcess } from './process/warm-process.ts';

export interface Compared {
  compared: Results['compared'];
  /** What all of them answered. */
  data: Partial<Record<OperationName, unknown>>;
}

/** Some compile an operation when it comes again, and must not answer another thing from then on. */
const TIMES = 3;

/**
 * Sends each operation to every variant, several times, and compares the data of their answers, to the last value. Of an answer it is
 * `data` that counts: ours adds what it cost, in `extensions.cost`.
 *
 * @throws CliError that says where two answers differ
 */
export async function compareAnswers(
  processes: readonly WarmProcess[],
  operations: readonly OperationName[],
): Promise<Compared> {
  const now = Date.now();
  const data: Compared['data'] = {};
  const turns = operations.flatMap((operation) => Array.from({ length: TIMES }, (_, turn) => ({ operation, turn })));
  for (const { operation, turn } of turns) {
    const event = eventFor(operation, { batch: `compared-${turn}`, now });
    const answers: { variant: string; data: unknown }[] = [];
    for (const each of processes) answers.push({ variant: each.variant, data: await dataOf(each, operation, event) });
    const [first, ...others] = answers;
    data[operation] = first?.data;
    for (const { variant, data: answered } of others) {
      const place = differenceBetween(first?.data, answered, 'data');
      if (place !== undefined)
        throw new CliError(`${operation}: ${first?.variant} and ${variant} do not answer the same: ${place}`);
    }
  }
  const variants = processes.map(({ variant }) => variant);
  return { compared: operations.map((operation) => ({ operation, variants })), data };
}

async function dataOf(
  each: WarmProcess,
  operation: OperationName,
  event: ReturnType<typeof eventFor>,
): Promise<unknown> {
  const { status, body } = await each.answer(event);
  const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
  if (status !== 200 || errors !== undefined || data == null)
    throw new CliError(`${operation}: ${each.variant} answers ${status} ${body.slice(0, 500)}`);
  return data;
}

/** @throws CliError that says where what was answered now is not what was answered before */
export function expectSame(before: Compared['data'], now: Compared['data']): void {
  const place = differenceBetween(before, now, 'data');
  if (place !== undefined) throw new CliError(`Answers are not what they were: ${place}`);
}

/** Where two values differ first, as in `data.viewer.name: "A" is not "B"`; undefined when they do not. */
export function differenceBetween(one: unknown, other: unknown, path: string): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return `${path}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  for (const name of names) {
    const difference = differenceBetween(left[name], right[name], `${path}.${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
