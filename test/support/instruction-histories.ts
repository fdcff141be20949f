import fc from 'fast-check';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import { endInstruction, withdrawInstruction } from '../../functions/domain/instruction/instruction-change.ts';
import { issueInstruction } from '../../functions/domain/instruction/issue-instruction.ts';
import type { InstructionId, SymptomId } from '../../functions/domain/ids.ts';
import { Refusal } from '../../functions/domain/refusal.ts';
import { activities } from '../../functions/domain/vocabulary.ts';
import { as, countingIds, runner } from './decisions.ts';
import type { NaiveHistory } from './naive-rules.ts';
import { afterPut } from './told.ts';

/** Generated histories of what a coach and a physio say, about two symptoms, withdraw and end. */

/** An instant of a history. */
export const at = (step: number) => new Date(Date.parse('2026-03-08T07:59:59.990Z') + step).toISOString();
const people = [as('COACH'), as('PHYSIO')];
const symptoms: SymptomId[] = ['A', 'B'].map((name) => `sym_AAAAAAAAAAAAAAAA.${name.repeat(26)}` as SymptomId);

const rule = fc.record({
  activity: fc.oneof({ weight: 3, arbitrary: fc.constant('RUN' as const) }, fc.constantFrom(...activities)),
  says: fc.constantFrom('PROHIBITED', 'LIMITED', 'REQUIRED', 'REQUIRED capped', 'ALLOWED', 'ALLOWED until it hurts'),
});
/** What somebody does in a history. */
export const act = fc.record({
  what: fc.constantFrom('issue', 'issue', 'issue', 'withdraw', 'withdraw', 'end'),
  later: fc.nat(3),
  who: fc.nat(1),
  rules: fc.uniqueArray(rule, { selector: ({ activity }) => activity, minLength: 1, maxLength: 3 }),
  starts: fc.constantFrom(0, 0, 0, 2, 5, 9),
  lasts: fc.constantFrom(undefined, undefined, 1, 3, 8),
  about: fc.constantFrom([], [], [0], [1], [0, 1]),
  names: fc.constantFrom('none', 'none', 'none', 'empty', 'one', 'two'),
  one: fc.nat(9),
  two: fc.nat(9),
});

function ruleOf({ activity, says }: { activity: (typeof activities)[number]; says: string }) {
  if (says === 'LIMITED') return { activity, permission: 'LIMITED' as const, maxEffort: 3 };
  if (says === 'REQUIRED capped') return { activity, permission: 'REQUIRED' as const, maxDurationSeconds: 1_200 };
  if (says === 'ALLOWED until it hurts') return { activity, permission: 'ALLOWED' as const, stopIfPainAtLeast: 3 };
  return { activity, permission: says as 'PROHIBITED' | 'REQUIRED' | 'ALLOWED' };
}

export type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** Lets the product decide on each act, and tells the naive model what was accepted. */
export function play(acts: readonly Act[]) {
  let told: InstructionRecord[] = [];
  const newId = countingIds();
  const history: NaiveHistory = { issued: [], withdrawnAt: new Map(), endedAt: new Map() };
  const numbers = new Map<InstructionId, number>();
  let step = 1;
  for (const { what, later, who, rules, starts, lasts, about, names, one, two } of acts) {
    step += later;
    const [by, now] = [people[who] ?? as('COACH'), at(step)];
    const idAt = (place: number) => told[place % (told.length || 1)]?.id ?? 'ins_none';
    const state = { athlete: runner, instructions: told, symptoms: [] };
    try {
      if (what === 'issue') {
        const named = { none: undefined, empty: [], one: [idAt(one)], two: [idAt(one), idAt(two)] }[names];
        const input = {
          rules: rules.map(ruleOf),
          startsAt: at(step + starts),
          ...(lasts !== undefined && { endsAt: at(step + starts + lasts) }),
          symptomIds: about.flatMap((index) => symptoms[index] ?? []),
          ...(named && { supersedes: named }),
          reason: 'We looked at it together.',
        };
        const { change, instruction } = issueInstruction(state, input, { by, now, newId });
        told = afterPut(told, change.put);
        const number = numbers.size;
        numbers.set(instruction.id, number);
        history.issued.push({
          id: number,
          author: by.id,
          issuedAt: step,
          startsAt: step + starts,
          endsAt: lasts === undefined ? undefined : step + starts + lasts,
          symptoms: input.symptomIds,
          rules: input.rules.map((each) => ({
            activity: each.activity,
            permission: each.permission,
            capped: each.permission === 'LIMITED' || 'maxDurationSeconds' in each,
          })),
          names: named && [...new Set(named)].flatMap((id) => numbers.get(id) ?? []),
        });
      } else {
        const id = idAt(one);
        const decided =
          what === 'withdraw'
            ? withdrawInstruction(state, { instructionId: id }, { by, now })
            : endInstruction(state, { instructionId: id, reason: 'It is over.' }, { by, now, grants: [] });
        if (decided.change.put.length === 0) continue;
        told = afterPut(told, decided.change.put);
        (what === 'withdraw' ? history.withdrawnAt : history.endedAt).set(
          numbers.get(decided.instruction.id) ?? -1,
          step,
        );
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { told, history, numbers, last: step };
}
