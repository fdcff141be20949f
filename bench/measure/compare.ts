import { CliError } from '../../infra/local/cli-error.ts';
import { engineAt } from '../dynamodb/layers.ts';
import { alike } from '../postgres/questions.ts';
import type { VariantProcess } from '../process/variant-process.ts';
import type { OperationName, Results } from '../results.ts';
import { type Stage, withProcesses } from '../stage.ts';
import { eventFor, type GatewayEvent } from '../world/operations.ts';

const operations: readonly OperationName[] = ['board', 'page', 'field', 'recordRuns1', 'recordRuns100'];
/** Some servers compile an operation when it is repeated, and must still return the same. */
const TIMES = 3;

/** The operations for a variant: PostGraphile has only the data of the measured reads. */
export const isAskedFor = (variant: string, operation: OperationName): boolean =>
  variant !== 'postgraphile' || operation === 'board' || operation === 'field';

/**
 * Sends each operation to every variant, several times, and compares the data of their responses in every value. Only
 * `data` is compared: the product adds the cost in `extensions.cost`.
 *
 * @throws CliError with the first difference
 */
export function compareAnswers({ engine, variants, say }: Stage): Promise<Results['compared']> {
  say('Comparing answers');
  const front = { respond: engineAt(engine) };
  return withProcesses({ variants, front }, async (processes) => {
    const compared: Results['compared'] = [];
    for (const operation of operations) {
      const asked = processes.filter(({ variant }) => isAskedFor(variant, operation));
      for (let turn = 0; turn < TIMES; turn++) {
        await compareOnce(asked, operation, eventFor(operation, { batch: `compared-${turn}`, now: Date.now() }));
      }
      compared.push({ operation, variants: asked.map(({ variant }) => variant) });
    }
    return compared;
  });
}

async function compareOnce(
  [first, ...others]: VariantProcess[],
  operation: OperationName,
  event: GatewayEvent,
): Promise<void> {
  if (!first) return;
  const expected = await dataOf(first, operation, event);
  for (const each of others) {
    const answered = await dataOf(each, operation, event);
    const [one, other] =
      each.variant === 'postgraphile' && (operation === 'board' || operation === 'field')
        ? alike(operation, expected, answered)
        : [expected, answered];
    const place = differenceBetween(one, other, 'data');
    if (place !== undefined)
      throw new CliError(`${operation}: ${first.variant} and ${each.variant} do not answer the same: ${place}`);
  }
}

async function dataOf(each: VariantProcess, operation: OperationName, event: GatewayEvent): Promise<unknown> {
  const { status, body } = await each.answer(event);
  const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown };
  // A mutation's refusals are part of its data.
  if (status !== 200 || errors !== undefined || data == null || /"userErrors":\[\{|"REJECTED"/.test(body))
    throw new CliError(`${operation}: ${each.variant} answers ${status} ${body.slice(0, 500)}`);
  return data;
}

/** The first difference of two values, such as `data.viewer.name: "A" is not "B"`; undefined if they are equal. */
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
