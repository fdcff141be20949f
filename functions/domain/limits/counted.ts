import type { Entity } from '../athlete/change.ts';
import type { Uses } from './allowance.ts';
import type { Meter } from './limits.ts';

/** What counts a new record of each kind; runs are counted by `usesOfRun`. */
const counters: Readonly<Record<Exclude<Entity['kind'], 'deletedRun' | 'deletedSession'>, readonly Meter[]>> = {
  run: ['runs', 'olderRuns', 'providerRuns'],
  session: ['sessions', 'olderSessions'],
  // A symptom is opened by its first observation.
  symptom: ['observations'],
  observation: ['observations'],
  instruction: ['instructions', 'restrictions', 'pastInstructions'],
  comment: ['comments'],
};

/** A guard for us: throws if a new record is written that nobody counts. */
export function checkCounted(put: readonly Entity[], uses: Uses): void {
  for (const { kind, version } of put) {
    if (version !== 0 || kind === 'deletedRun' || kind === 'deletedSession') continue;
    if (!counters[kind].some((meter) => (uses[meter] ?? 0) > 0)) throw new Error(`Nothing counts a new ${kind}`);
  }
}
