import { writeFileSync } from 'node:fs';
import { athleteId } from './operations.ts';
import { seedItems } from './seed.ts';

/**
 * Writes `infra/bundle/warm-up-items.json`, the small table that a function is called with when its code cache is made: of
 * the benchmark's coach with her first two athletes, one of them well, and a few runs of each.
 */
const file = new URL('../infra/bundle/warm-up-items.json', import.meta.url);
const RUNS = 6;

export function warmUpItems(): object[] {
  const chosen = [athleteId(0), athleteId(25)].map((id) => id.slice('ath_'.length));
  let runs = 0;
  return seedItems().filter(({ pk, sk, kind }) => {
    const key = `${String(pk)} ${String(sk)}`;
    if (kind === 'run' && (runs += 1) && runs % 30 >= RUNS) return false;
    return !key.includes('ATH#') || chosen.some((id) => key.includes(id));
  });
}

if (import.meta.main) writeFileSync(file, `${JSON.stringify(warmUpItems(), null, 1)}\n`);
