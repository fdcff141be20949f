import { endOf, rulesOf, supersededWholeAt } from './in-force.ts';
import { type All, gapsAfter, intentions, takersOf, takingOf, toldFrom } from './takes-place.ts';
import { add, INPUT } from '../check.ts';
import type { InstructionId } from '../ids.ts';
import type { InstructionRecord, InstructionRule, RuleGap } from './instruction.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { earliestOf } from '../time.ts';
import type { Activity, Instant } from '../vocabulary.ts';

type Instructions = readonly InstructionRecord[];

/** How many instructions a new one may supersede by name. */
export const MAX_SUPERSEDED = 20;
/** How many instructions a withdrawal restores, the latest: they are written in one transaction. */
const MAX_RESTORED = 30;

/** A rule of which another instruction takes the place, and since when. */
export interface ReplacedRule {
  instruction: InstructionRecord;
  activity: Activity;
  at: Instant;
}

/** Whether an instruction has ended, or was called off before it could start. */
export function isOver(instruction: InstructionRecord, now: Instant): boolean {
  const end = endOf(instruction);
  return end !== undefined && (end <= now || end <= instruction.startsAt);
}

/** The instruction with an ID. NOT_FOUND at `input.<field>` if the athlete has none. */
export const findInstruction = (instructions: Instructions, id: string, field: string): InstructionRecord =>
  instructions.find((instruction) => instruction.id === id) ??
  refuse('NOT_FOUND', 'There is no instruction with this ID.', [...INPUT, field]);

/** The instructions that a new one names. Adds NOT_FOUND or CONFLICT for one that does not exist or has ended. */
export function namedInstructions(
  instructions: Instructions,
  named: readonly string[],
  problems: Problem[],
  now: Instant,
): InstructionRecord[] {
  const targets = new Set<InstructionRecord>();
  named.slice(0, MAX_SUPERSEDED).forEach((id, index) => {
    const path = [...INPUT, 'supersedes', String(index)];
    const target = instructions.find((each) => each.id === id);
    if (!target) add(problems, 'NOT_FOUND', path, 'The athlete has no instruction with this ID.');
    else if (isOver(target, now)) add(problems, 'CONFLICT', path, 'This instruction has already ended. Omit it.');
    else targets.add(target);
  });
  return [...targets];
}

/** An instruction with what becomes of its rules; once all of them are superseded, it is. */
function withRules(instruction: InstructionRecord, rules: InstructionRule[]): InstructionRecord {
  const { supersededAt: _at, supersededById: _by, ...rest } = instruction;
  const changed = { ...rest, rules };
  const at = supersededWholeAt(changed);
  const byId = rules.find((rule) => rule.supersededAt === at)?.supersededById;
  return { ...changed, ...(at !== undefined && byId && { supersededAt: at, supersededById: byId }) };
}

const areSame = (some: readonly RuleGap[], others: readonly RuleGap[]): boolean =>
  some.length === others.length &&
  some.every(({ from, until, byId }, place) => {
    const other = others[place];
    return other?.from === from && other.until === until && other.byId === byId;
  });

/**
 * What becomes of a rule at `now`. Whatever takes its place earliest does so; being superseded again extends nothing. What
 * has an end date takes its place until then. What has taken its place until now, and does not any more, leaves a gap.
 */
function settled(all: All, old: InstructionRecord, rule: InstructionRule, now: Instant): InstructionRule {
  const { supersededAt: at, supersededById: byId, gaps = [], ...free } = rule;
  const takers = takingOf(all, old, rule.activity);
  const first = takers.find(({ times }) => times === undefined);
  // Before December 2026, what had an end date kept the place, too.
  const still = takers.find(({ id }) => id === byId);
  const holds = byId === undefined || !all.has(byId) || (still !== undefined && at !== undefined && still.from <= at);
  const stays = at !== undefined && holds && (!first || at <= now || at <= first.from);
  // Until then the athlete had been told of what took its place, which is no word of what takes it now.
  const until = earliestOf([now, first?.from]) ?? now;
  const left = at === undefined || stays ? [] : [{ from: toldFrom(all, at, byId), until }];
  const passing = stays ? takers.filter(({ id }) => id !== byId) : takers;
  const after = gapsAfter(all, gaps, passing, left, now);
  const superseded = stays
    ? { supersededAt: at, ...(byId && { supersededById: byId }) }
    : first && { supersededAt: first.from, supersededById: first.id };
  const changed: InstructionRule = { ...free, ...(after.length > 0 && { gaps: after }), ...superseded };
  const isSame = changed.supersededAt === at && changed.supersededById === byId && areSame(after, gaps);
  return isSame ? rule : changed;
}

/** Whether a rule is in force again from an instant on, and not superseded by something else right then. */
const isRestoredAt = ({ gaps = [], supersededAt: at }: InstructionRule, instant: Instant): boolean =>
  gaps.some(({ until }) => until === instant) && (at === undefined || at > instant);

/**
 * Settles what takes the place of what after the instruction with an ID was given, withdrawn, ended or said to replace
 * another, and returns the other instructions that change. Only rules that it concerns are looked at, and rules that
 * those concern which change. At most `MAX_RESTORED` are restored, the latest.
 */
export function settle(instructions: Instructions, id: InstructionId, now: Instant): InstructionRecord[] {
  const latestFirst = [...instructions].sort((a, b) => (a.id < b.id ? 1 : -1));
  const after = new Map(latestFirst.map((each) => [each.id, each]));
  const touched = new Set([id]);
  let restored = 0;
  // What takes the place of another was given after it, so that one pass settles all but what supersedeInstruction said.
  for (let isStill = false, pass = 0; !isStill && pass < 3; pass++) {
    isStill = true;
    for (const { id: each } of latestFirst) {
      const old = after.get(each);
      if (!old || old.withdrawnAt !== undefined) continue;
      const concerns = (rule: InstructionRule): boolean => {
        if (takersOf(rule).some((taker) => touched.has(taker))) return true;
        const meantFrom = intentions(after, old, rule.activity);
        return [...touched].some((next) => meantFrom(after.get(next) ?? old) !== undefined);
      };
      const before = rulesOf(old);
      const rules = before.map((rule) => (concerns(rule) ? settled(after, old, rule, now) : rule));
      if (rules.every((rule, index) => rule === before[index])) continue;
      const isRestored = rules.some((rule) => isRestoredAt(rule, now));
      if (isRestored && !touched.has(each) && ++restored > MAX_RESTORED) continue;
      isStill = false;
      touched.add(each);
      after.set(each, withRules(old, rules));
    }
  }
  return instructions.flatMap((each) => {
    const changed = after.get(each.id);
    return each.id === id || !changed || changed === each ? [] : [changed];
  });
}

/** Whether all of an instruction will be superseded by another, directly or through others. */
export function willBeSupersededBy(instructions: Instructions, from: InstructionRecord, id: InstructionId): boolean {
  const visited = new Set<InstructionId>();
  const pending = [from];
  for (let each = pending.pop(); each; each = pending.pop()) {
    for (const taker of rulesOf(each).flatMap(takersOf)) {
      if (taker === id) return true;
      const next = instructions.find((other) => other.id === taker);
      if (!next || visited.has(next.id)) continue;
      visited.add(next.id);
      pending.push(next);
    }
  }
  return false;
}

/** The rules of which the instruction with an ID takes the place, now or later, for good or until its end date. */
export const endedRules = (instructions: Instructions, id: InstructionId): ReplacedRule[] =>
  instructions.flatMap((instruction) =>
    rulesOf(instruction).flatMap(({ activity, supersededById, supersededAt, gaps = [] }) => {
      const at = supersededById === id ? supersededAt : gaps.find(({ byId }) => byId === id)?.from;
      return at === undefined ? [] : [{ instruction, activity, at }];
    }),
  );

/** The rules that were restored when an instruction was withdrawn. */
export const restoredRules = (instructions: Instructions, withdrawnAt: Instant): ReplacedRule[] =>
  instructions.flatMap((instruction) =>
    instruction.rules.flatMap((rule) =>
      isRestoredAt(rule, withdrawnAt) ? [{ instruction, activity: rule.activity, at: withdrawnAt }] : [],
    ),
  );
