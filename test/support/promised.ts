import type { countRequests } from './counter.ts';
import type { Answer } from './world.ts';

/**
 * Runs an operation, and throws if it took more requests to the store than its response states. Nothing else may use
 * the store meanwhile.
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
  const promised = answer?.extensions?.cost?.['storeRequests'] ?? 0;
  // An integration's call is counted before the operation is measured, so it is not part of its cost.
  const counting = commands[0] === 'UpdateItem' ? 1 : 0;
  if (!answer || requests - counting > promised)
    throw new Error(`At most ${promised} requests were promised, and it took ${commands.join(' ')}: ${question}`);
  return answer;
}
