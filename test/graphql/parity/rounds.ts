import { setImmediate } from 'node:timers/promises';
import type { Store } from '../../../functions/store/store.ts';

/**
 * Lets a store answer in rounds: what is asked while something is under way is answered together, in the order in which it
 * was asked. Which of two requests comes back first is chance, and so is then the order of errors, and what loaders read at
 * once; without it, whatever two servers do differently is the servers' own. For reads: a write waits for others within it.
 *
 * @returns the parts as they were; what is changed of them holds
 */
export function answerInRounds(store: Store): Store {
  const parts = { ...store };
  const askInRound = createRounds();
  for (const [name, part] of Object.entries<object>(parts)) {
    if (typeof part === 'function') continue;
    const inRounds = new Proxy(part, {
      get(target, method) {
        const asked: unknown = Reflect.get(target, method);
        if (typeof asked !== 'function') return asked;
        return (...args: unknown[]) => askInRound(() => Reflect.apply(asked, target, args) as unknown);
      },
    });
    Object.assign(store, { [name]: inRounds });
  }
  return parts;
}

interface Asked {
  outcome: Promise<unknown>;
  answer(): void;
}

function createRounds() {
  let round: Asked[] = [];

  async function endRound(): Promise<void> {
    // Callers that were answered in the last round continue within this turn of the event loop, a loader at its end.
    for (let settled = -1; settled < round.length; await setImmediate()) {
      settled = round.length;
      await Promise.allSettled(round.map(({ outcome }) => outcome));
    }
    const ended = round;
    round = [];
    for (const { answer } of ended) answer();
  }

  return (ask: () => unknown): unknown => {
    const outcome = ask();
    if (!(outcome instanceof Promise)) return outcome;
    // It is handed on at the end of the round; until then a rejection is nobody's yet.
    outcome.catch(() => undefined);
    return new Promise((resolve) => {
      round.push({ outcome, answer: () => resolve(outcome) });
      if (round.length === 1) void endRound();
    });
  };
}
