import type { Context } from '../../request/context.ts';
import { requireRole, visibleCount } from '../../domain/access/access.ts';
import { breachesOf } from '../../domain/run/adherence.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import { endOf, instructionStatus } from '../../domain/instruction/in-force.ts';
import type { Change } from '../../domain/athlete/change.ts';
import type { InstructionRecord } from '../../domain/instruction/instruction.ts';
import {
  acknowledgeInstruction,
  issueInstruction,
  supersedeInstruction,
  withdrawInstruction,
} from '../../domain/instruction/instruction-change.ts';
import type { AthleteState } from '../../domain/athlete/change.ts';
import { isVisible } from '../../domain/access/visible.ts';
import type { InstructionResolvers, MutationResolvers } from '../generated/types.ts';
import type { IdempotentCall } from '../../store/idempotency/idempotency.ts';
import { commentPage } from './comment.ts';
import { athleteNamed, athleteOf, authorFor, changeAthlete, mutation, notFound } from './mutation.ts';
import type { Needed } from './needed.ts';

/** How many breaches of an instruction are shown, the newest. */
const MAX_BREACHES = 100;

export const Instruction: Needed<InstructionResolvers, InstructionRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  issuedAs: ({ issuedBy }) => issuedBy.role,
  status: (instruction, _, { now }) => instructionStatus(instruction, now),
  supersededBy: ({ supersededById }, _, { loaders }) => loaders.one(supersededById, 'instruction'),
  supersedes: ({ supersedesIds }, _, { loaders }) => loaders.many(supersedesIds, 'instruction'),
  acknowledgement: ({ acknowledged }) => acknowledged,
  symptoms: ({ symptomIds }, _, { loaders }) => loaders.many(symptomIds, 'symptom'),
  breaches: async (instruction, _, { loaders, store, viewer, now }) => {
    const view = await loaders.athlete(instruction.athleteId);
    if (!view) return undefined;
    const runs = await loaders.reading(
      'breaches',
      store.runs.between(view, instruction.startsAt, endOf(instruction) ?? now),
    );
    return runs
      .filter((run) => isVisible(viewer, view.role, run))
      .reverse()
      .flatMap((run) => breachesOf(run, [instruction]))
      .slice(0, MAX_BREACHES);
  },
  comments: (instruction, paging, context) => commentPage(instruction, paging, context),
  commentCount: ({ athleteId, commentCounts }, _, { authorizedAthletes }) => {
    const role = authorizedAthletes.get(athleteId)?.role;
    return role && visibleCount(role, commentCounts);
  },
};

type Action = 'issueInstruction' | 'supersedeInstruction' | 'withdrawInstruction' | 'acknowledgeInstruction';

/** A change of what an athlete was told; her breaches are judged anew by it. */
async function instruct(
  action: Action,
  [field, id]: [string, string],
  context: Context,
  once: IdempotentCall | undefined,
  decide: (state: AthleteState, view: AthleteView) => { change: Change; instruction: InstructionRecord },
) {
  const view = await (field === 'athleteId' ? athleteNamed : athleteOf)(id, context, field);
  if (field !== 'athleteId' && !(await context.loaders.one(id, 'instruction'))) return notFound(field);
  requireRole(view.role, action);
  return changeAthlete(view, { instructions: true, recentRuns: true }, context, once, async (state) => {
    const { change, instruction } = decide(state, view);
    return { change, ids: { instruction: instruction.id, athlete: view.id } };
  });
}

const payload = async ({ instruction, athlete }: Record<string, string>, { loaders }: Context) => ({
  instruction: await loaders.one(instruction, 'instruction'),
  athlete: await loaders.view.load(athlete as AthleteView['id']),
});

export const Mutation: Pick<Required<MutationResolvers>, Action> = {
  issueInstruction: mutation('issueInstruction', {
    run: async (input, context, once) => {
      const symptoms = await Promise.all(
        (input.symptomIds ?? []).slice(0, 10).map((id) => context.loaders.one(id, 'symptom')),
      );
      const unknown = symptoms.indexOf(undefined);
      return instruct('issueInstruction', ['athleteId', input.athleteId], context, once, (state, view) => {
        if (unknown >= 0) notFound(`symptomIds.${unknown}`);
        return issueInstruction(state, input, { by: authorFor(view), now: context.now, newId: context.newId });
      });
    },
    payload,
  }),
  supersedeInstruction: mutation('supersedeInstruction', {
    run: (input, context, once) =>
      instruct('supersedeInstruction', ['instructionId', input.instructionId], context, once, (state, view) =>
        supersedeInstruction(state, input, { by: authorFor(view), now: context.now }),
      ),
    payload,
  }),
  withdrawInstruction: mutation('withdrawInstruction', {
    run: (input, context, once) =>
      instruct('withdrawInstruction', ['instructionId', input.instructionId], context, once, (state, view) =>
        withdrawInstruction(state, input, { by: authorFor(view), now: context.now }),
      ),
    payload,
  }),
  acknowledgeInstruction: mutation('acknowledgeInstruction', {
    run: (input, context, once) =>
      instruct('acknowledgeInstruction', ['instructionId', input.instructionId], context, once, (state, view) =>
        acknowledgeInstruction(state, input, { by: authorFor(view), now: context.now }),
      ),
    payload,
  }),
};
