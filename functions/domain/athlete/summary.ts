import { lastBreachOf } from '../run/adherence.ts';
import type { Summary } from './athlete.ts';
import { BREACH_DAYS } from './attention.ts';
import { restrictionsFrom, restrictionsLeft } from '../instruction/availability.ts';
import { endOf } from '../instruction/in-force.ts';
import type { InstructionRecord } from '../instruction/instruction.ts';
import type { RunRecord } from '../run/run.ts';
import type { SymptomRecord } from '../symptom/symptom.ts';
import { daysBefore, earliestOf, latestOf } from '../time.ts';
import type { Instant } from '../vocabulary.ts';

/** Of an athlete who is new, or of whom nothing needs to be known. */
export const emptySummary: Summary = { restrictions: [], openSymptoms: 0 };

/** What is known after a change. Parts that a change did not touch are left out. */
export interface SummaryFacts {
  /** All her instructions, ended ones too. */
  instructions?: readonly InstructionRecord[];
  /** All her open symptoms. */
  symptoms?: readonly SymptomRecord[];
  /**
   * Her runs of the last 7 days. With `instructions` they decide anew whether and when she ran against one. Those that are
   * for her alone do not count: others read the summary.
   */
  recentRuns?: readonly RunRecord[];
  /** When she reported, if the change is a report. Older than what is known, it changes nothing. */
  lastReportAt?: Instant;
  /** The start of a run that broke an instruction. Older than what is known, it changes nothing. */
  lastBreachAt?: Instant;
}

/**
 * The summary after a change at `now`: from the facts where they are given, from the previous one where not. It keeps what
 * matters from `now` on: restrictions and instructions that have not ended, a breach of the last 7 days, and her last
 * report while she is restricted or symptomatic, so that the runs of a healthy athlete leave her team's copies alone.
 * Keys come in the same order every time and absent ones are left out: equal summaries are equal as JSON.
 */
export function summarize(previous: Summary, facts: SummaryFacts, now: Instant): Summary {
  const { instructions, symptoms } = facts;
  const { restrictions, availableSince } = instructions
    ? restrictionsFrom(instructions, now)
    : restrictionsLeft(previous, now);
  const hurts = symptoms ? painOf(symptoms) : previous;
  const unacknowledged = instructions ? unreadOf(instructions, now) : stillToRead(previous.unacknowledged ?? [], now);
  const shown = facts.recentRuns?.filter(({ ownerOnly }) => !ownerOnly);
  const known = shown && instructions ? lastBreachOf(shown, instructions) : previous.lastBreachAt;
  const lastBreachAt = latestOf([known, facts.lastBreachAt]);
  const restricted = restrictions.some(({ from }) => from <= now);
  return present({
    restrictions,
    availableSince,
    openSymptoms: hurts.openSymptoms,
    worstPain: hurts.worstPain,
    worseningSince: hurts.worseningSince,
    newestSymptomAt: hurts.newestSymptomAt,
    unacknowledged: unacknowledged.length > 0 ? unacknowledged : undefined,
    lastBreachAt: lastBreachAt !== undefined && lastBreachAt >= daysBefore(now, BREACH_DAYS) ? lastBreachAt : undefined,
    lastReportAt:
      restricted || hurts.openSymptoms > 0 ? latestOf([previous.lastReportAt, facts.lastReportAt]) : undefined,
  });
}

/**
 * Whether an athlete belongs on the boards of her team, and for how long as one who is sidelined: the end of her last
 * SIDELINED restriction, present or future. `open` says whether anything else may need a look: modified training, an open
 * symptom, an instruction to acknowledge, a run against one. Both are bounds: what holds is worked out when a board is read.
 */
// eslint-disable-next-line @typescript-eslint/no-redundant-type-constituents -- an Instant is a string; the word that is none is named
export function openUntil(summary: Summary): { sidelinedUntil?: Instant | 'forever'; open: boolean } {
  const sidelined = summary.restrictions.findLast(({ status }) => status === 'SIDELINED');
  return {
    ...(sidelined && { sidelinedUntil: sidelined.until ?? 'forever' }),
    open:
      summary.restrictions.some(({ status }) => status === 'MODIFIED') ||
      summary.openSymptoms > 0 ||
      (summary.unacknowledged?.length ?? 0) > 0 ||
      summary.lastBreachAt !== undefined,
  };
}

type Pain = Pick<Summary, 'openSymptoms' | 'worstPain' | 'worseningSince' | 'newestSymptomAt'>;

function painOf(symptoms: readonly SymptomRecord[]): Pain {
  const open = symptoms.filter(({ status }) => status === 'ACTIVE' || status === 'RECURRED');
  if (open.length === 0) return { openSymptoms: 0 };
  return {
    openSymptoms: open.length,
    worstPain: Math.max(...open.map(({ latestObservation }) => latestObservation.pain)),
    worseningSince: earliestOf(
      open.map(({ trend, worseningSince }) => (trend === 'WORSENING' ? worseningSince : undefined)),
    ),
    newestSymptomAt: latestOf(open.map(({ openedAt }) => openedAt)),
  };
}

type Unread = NonNullable<Summary['unacknowledged']>[number];

const stillToRead = (unread: readonly Unread[], now: Instant): Unread[] =>
  unread.filter(({ until }) => until === undefined || until > now);

/**
 * What she has not acknowledged of what holds or will. Just the oldest at any one time counts, so one that an older one
 * covers from its start to its end is left out: the summary stays small however much is left unread.
 */
function unreadOf(instructions: readonly InstructionRecord[], now: Instant): Unread[] {
  const unread = instructions.flatMap((instruction): Unread[] => {
    const { startsAt: from, issuedAt, acknowledged } = instruction;
    const until = endOf(instruction);
    if (acknowledged || (until !== undefined && until <= from)) return [];
    return [{ issuedAt, from, ...(until !== undefined && { until }) }];
  });
  const covers = (a: Unread, b: Unread) =>
    a.issuedAt <= b.issuedAt &&
    a.from <= b.from &&
    (a.until === undefined || (b.until !== undefined && b.until <= a.until));
  const oldest = stillToRead(unread, now).filter(
    (each, index, all) =>
      !all.some((other, at) => at !== index && covers(other, each) && (!covers(each, other) || at < index)),
  );
  return oldest.sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : a.issuedAt > b.issuedAt ? 1 : a.from < b.from ? -1 : 1));
}

/** Without the keys whose value is undefined: DynamoDB has no such value. */
function present(summary: Summary): Summary {
  return Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined)) as Summary;
}
