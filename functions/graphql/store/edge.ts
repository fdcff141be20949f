import type { AthleteView, Summary } from '../domain/athlete.ts';
import { type AthleteId, keyOf } from '../domain/ids.ts';
import { openUntil } from '../domain/summary.ts';
import type { Role } from '../domain/words.ts';
import type { Item } from './client.ts';
import { FOREVER } from './keys.ts';

/**
 * What the grant of a coach or physio carries of an athlete: nothing while all is well, so that a roster stays small; her
 * summary, and a place on the board, while something is open. The board's keys sort by the last instant of being
 * sidelined, so whoever is over drops out of the read by herself.
 */
export function edgeSummary(athleteId: AthleteId, summary: Summary): { summary?: Summary; kindKey?: string } {
  const { sidelinedUntil, open } = openUntil(summary);
  const key = keyOf(athleteId);
  if (sidelinedUntil !== undefined)
    return { summary, kindKey: `BOARD#SIDELINED#${sidelinedUntil === 'forever' ? FOREVER : sidelinedUntil}#${key}` };
  if (open) return { summary, kindKey: `BOARD#OPEN#${key}` };
  return summary.availableSince === undefined ? {} : { summary };
}

/** An athlete as a roster or board shows her: name, role and summary; the rest is loaded when asked for. */
export function edgeView(item: Item): AthleteView {
  return {
    id: `ath_${String(item['sk']).slice('ATH#'.length)}`,
    name: String(item['name']),
    role: item['role'] as Role,
    summary: (item['summary'] as Summary | undefined) ?? { restrictions: [], openSymptoms: 0 },
  };
}
