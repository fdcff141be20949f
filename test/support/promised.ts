import { bytesOfJson } from '../../functions/graphql/answer/bytes.ts';
import type { countRequests } from './counter.ts';
import type { Answer } from './world.ts';

/** The fields of an answer. */
export function countFields(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + countFields(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + 1 + countFields(item), 0);
}

/**
 * Runs an operation, and throws if it took more requests to the store, or more fields or bytes, than its response states.
 * Nothing else may use the store meanwhile.
 */
export async function asPromised(
  counter: ReturnType<typeof countRequests>,
  question: string,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const answers: Answer[] = [];
  const { requests, commands } = await counter.during(async () => {
    answers.push(await ask());
  });
  const [answer] = answers;
  const cost = answer?.extensions?.cost ?? {};
  // An integration's call is counted before the operation is measured, so it is not part of its cost.
  const counting = commands[0] === 'UpdateItem' ? 1 : 0;
  const check = (what: string, promised: number | undefined, taken: number): void => {
    if (taken > (promised ?? 0))
      throw new Error(
        `At most ${promised} ${what} were promised, and it took ${taken}, ${commands.join(' ')}: ${question}`,
      );
  };
  if (!answer) throw new Error('no answer');
  check('requests', cost['storeRequests'], requests - counting);
  if (!answer.data) return answer;
  check('fields', cost['nodes'], countFieldsUnless(answer.data));
  check('bytes', cost['bytes'], bytesOfJson(answer.data));
  return answer;
}

/** An export's records are one value for the schema, whatever is in them. */
function countFieldsUnless(data: Record<string, unknown>): number {
  return countFields(
    JSON.parse(JSON.stringify(data, (key, value: unknown) => (key.startsWith('records') ? null : value))),
  );
}
