import type { countRequests } from './counter.ts';
import type { Answer } from './world.ts';

/**
 * Asks, and throws if it took more requests to the store than the answer said that it may. Nothing else may be asked
 * meanwhile.
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
  // An integration's call is counted before the question is looked at: that is no part of what the question costs.
  const counting = commands[0] === 'UpdateItem' ? 1 : 0;
  if (!answer || requests - counting > promised)
    throw new Error(`At most ${promised} requests were promised, and it took ${commands.join(' ')}: ${question}`);
  return answer;
}
