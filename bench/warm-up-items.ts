import { writeFileSync } from 'node:fs';
import { viewerFrom } from '../functions/request/context.ts';
import { childId, keyOf } from '../functions/domain/ids.ts';
import { grantKey } from '../functions/store/keys.ts';
import { trackerClaims } from '../infra/bundle/warm-up.ts';
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
  const items = seedItems().filter(({ pk, sk, kind }) => {
    const key = `${String(pk)} ${String(sk)}`;
    if (kind === 'run' && (runs += 1) && runs % 30 >= RUNS) return false;
    return !key.includes('ATH#') || chosen.some((id) => key.includes(id));
  });
  const [athlete, tracker] = [athleteId(0), viewerFrom(trackerClaims).id];
  const id = childId('gra', athlete, keyOf(tracker));
  const person = { id: tracker, name: 'Tracker' };
  const grant = {
    kind: 'grant',
    id,
    athleteId: athlete,
    person,
    role: 'INTEGRATION',
    grantedAt: '2026-01-02T08:00:00.000Z',
  };
  return [...items, { ...grantKey(athlete, tracker), ...grant }];
}

if (import.meta.main) writeFileSync(file, `${JSON.stringify(warmUpItems(), null, 1)}\n`);
