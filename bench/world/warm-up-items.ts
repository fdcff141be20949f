import { writeFileSync } from 'node:fs';
import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { grantKey } from '../../functions/store/keys.ts';
import { trackerClaims } from '../../infra/bundle/warm-up.ts';
import { athleteId, coachClaims } from './operations.ts';
import { grantOf, seedItems } from './seed.ts';

/**
 * Writes `infra/bundle/warm-up-items.json`, the small table for the calls that make a function's code cache: the
 * benchmark's coach with two athletes, one of them well, and a few runs of each.
 */
const file = new URL('../../infra/bundle/warm-up-items.json', import.meta.url);
const RUNS = 6;

export function warmUpItems(): object[] {
  const keyOf = (id: string) => id.slice('ath_'.length);
  const athletes = [athleteId(0), athleteId(25)];
  const coach = keyOf(viewerFrom(coachClaims).id);
  const runs = new Map<string, number>();
  const items = seedItems().filter((item) => {
    const [pk, sk] = [String(item['pk']), String(item['sk'])];
    const owner = athletes.find((id) => `${pk} ${sk}`.includes(keyOf(id)));
    if (owner === undefined) return pk === `PER#${coach}` && sk === 'PERSON';
    if (!sk.startsWith('RUN#')) return true;
    runs.set(owner, (runs.get(owner) ?? 0) + 1);
    return (runs.get(owner) ?? 0) <= RUNS;
  });
  const tracker = { id: viewerFrom(trackerClaims).id, name: 'Tracker', role: 'INTEGRATION' as const };
  return [...items, { ...grantKey(athleteId(0), tracker.id), ...grantOf(athleteId(0), tracker) }];
}

if (import.meta.main) writeFileSync(file, `${JSON.stringify(warmUpItems(), null, 1)}\n`);
