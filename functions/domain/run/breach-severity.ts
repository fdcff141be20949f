import type { LimitVerdict } from './judging/limit-verdicts.ts';

/** How bad a breach is that no limit measures: one of a prohibition, or going on in spite of pain. */
const WORST = 1_000;
/** A limit without a number was not kept at all: as bad as twice of what was allowed. */
const WITHOUT_NUMBER = 100;

type Broken = Pick<LimitVerdict, 'rule' | 'allowed' | 'actual'>;

/**
 * How bad it is that a rule was broken, 0 to 1,000, so that the worse case comes first (domain.md, rule 7): what was prohibited,
 * and going on in spite of pain, before every limit; limits by how far beyond, in percent of what was allowed.
 */
export function severityOf({ rule, allowed, actual }: Broken): number {
  if (rule.endsWith('_WHILE_PROHIBITED') || rule === 'STOP_IF_PAIN') return WORST;
  if (allowed === undefined || actual === undefined) return WITHOUT_NUMBER;
  // Of days of rest, fewer are worse.
  const beyond = rule === 'MIN_REST_DAYS' ? allowed - actual : actual - allowed;
  return Math.round(Math.min((beyond / allowed) * 100, WORST - 1));
}

/** How bad the worst of several is. */
export const worstSeverity = (broken: readonly Broken[]): number => Math.max(...broken.map(severityOf));
