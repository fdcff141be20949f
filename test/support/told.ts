import type { Actor } from '../../functions/domain/athlete/athlete.ts';
import { availabilityAt } from '../../functions/domain/instruction/availability.ts';
import { instructionStatus } from '../../functions/domain/instruction/in-force.ts';
import type { InstructionRecord } from '../../functions/domain/instruction/instruction.ts';
import {
  endInstruction,
  supersedeInstruction,
  withdrawInstruction,
} from '../../functions/domain/instruction/instruction-change.ts';
import type { IssueInstructionInput, RuleInput } from '../../functions/domain/instruction/instruction-input.ts';
import { issueInstruction } from '../../functions/domain/instruction/issue-instruction.ts';
import { permissionsAt } from '../../functions/domain/instruction/permissions.ts';
import type { SymptomRecord } from '../../functions/domain/symptom/symptom.ts';
import type { GrantRecord } from '../../functions/domain/team/viewer.ts';
import type { Activity } from '../../functions/domain/vocabulary.ts';
import { countingIds, runner } from './decisions.ts';
import { day } from './records.ts';

/** Instructions after what was written: what is written again replaces what it was. */
export const afterPut = (told: readonly InstructionRecord[], put: readonly object[]): InstructionRecord[] => {
  const records = put as readonly InstructionRecord[];
  return [
    ...told.map((each) => records.find(({ id }) => id === each.id) ?? each),
    ...records.filter(({ id }) => !told.some((each) => each.id === id)),
  ];
};

/** What an athlete was told, act by act. */
export class Told {
  instructions: InstructionRecord[] = [];
  grants: GrantRecord[] = [];
  readonly #newId = countingIds();
  symptoms: SymptomRecord[];
  constructor(symptoms: SymptomRecord[] = []) {
    this.symptoms = symptoms;
  }
  get #state() {
    return { athlete: runner, instructions: this.instructions, symptoms: this.symptoms };
  }
  #keep(put: readonly object[]) {
    this.instructions = afterPut(this.instructions, put);
  }
  issue(by: Actor, now: string, rules: RuleInput[], more: Partial<IssueInstructionInput> = {}) {
    const { change, instruction } = issueInstruction(this.#state, { rules, ...more }, { by, now, newId: this.#newId });
    this.#keep(change.put);
    return instruction.id;
  }
  withdraw(by: Actor, now: string, instructionId: string) {
    this.#keep(withdrawInstruction(this.#state, { instructionId }, { by, now }).change.put);
  }
  supersede(by: Actor, now: string, instructionId: string, byInstructionId: string, reason?: string) {
    const input = { instructionId, byInstructionId, reason };
    this.#keep(supersedeInstruction(this.#state, input, { by, now }).change.put);
  }
  end(by: Actor, now: string, instructionId: string, reason = 'It has healed.') {
    const { change } = endInstruction(this.#state, { instructionId, reason }, { by, now, grants: this.grants });
    this.#keep(change.put);
  }
  status = (t: string) => availabilityAt(this.instructions, t).status;
  may = (activity: Activity, t: string) =>
    permissionsAt(this.instructions, t).find((each) => each.activity === activity)?.permission;
  statusOf = (id: string, t: string) => {
    const found = this.instructions.find((each) => each.id === id);
    return found && instructionStatus(found, t);
  };
}

/** The same instructions, to try something with. */
export class Copy extends Told {
  constructor(told: Told) {
    super(told.symptoms);
    this.instructions = told.instructions;
  }
}

/** A coach's. */
export const grant: GrantRecord = {
  kind: 'grant',
  id: 'gra_AAAAAAAAAAAAAAAA.GGGGGGGGGGGGGGGG',
  athleteId: runner.id,
  person: { id: 'per_GGGGGGGGGGGGGGGG', name: 'Gil' },
  roles: ['COACH'],
  grantedAt: day(0),
};
