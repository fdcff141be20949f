import { BREACH_DAYS } from '../../domain/athlete/attention.ts';
import { requireRole } from '../../domain/access/access.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { Change } from '../../domain/athlete/change.ts';
import type { InstructionRecord } from '../../domain/instruction/instruction.ts';
import { issueInstruction as decideIssue } from '../../domain/instruction/issue-instruction.ts';
import {
  acknowledgeInstruction as decideAcknowledgement,
  endInstruction as decideEnd,
  supersedeInstruction as decideSupersession,
  withdrawInstruction as decideWithdrawal,
} from '../../domain/instruction/instruction-change.ts';
import type { IssueInstructionInput } from '../../domain/instruction/instruction-input.ts';
import { MAX_SUPERSEDED } from '../../domain/instruction/supersession.ts';
import { daysBefore } from '../../domain/time.ts';
import type { IdempotentCall } from '../../store/idempotency/idempotency.ts';
import type { LoadedAthlete, NeededInstructions } from '../../store/write-athlete.ts';
import { changeAthlete, loadAthlete, previewAthlete } from '../change-athlete.ts';
import type { Context } from '../context.ts';
import { athleteNamed, athleteOf, actorFor, notFound } from '../find-athlete.ts';
import { action, type Keyed } from '../idempotency.ts';

/** A change of instructions can be shown before it is made. */
type DryRun = Pick<Keyed, 'dryRun'>;

/** The athlete's summary follows from the instructions and the recent runs, so breaches are judged again. */
const load = (view: AthleteView, instructions: NeededInstructions, context: Context) =>
  loadAthlete(view, { instructions, recentRuns: true, recentSessions: true }, context);

/** What may loosen something rests on what is diagnosed, too. */
const loadWithSymptoms = (view: AthleteView, instructions: NeededInstructions, context: Context) =>
  loadAthlete(view, { instructions, symptoms: true, recentRuns: true, recentSessions: true }, context);

function write(
  loaded: LoadedAthlete,
  { change, instruction }: { change: Change; instruction: InstructionRecord },
  context: Context,
  { once, dryRun }: { once: IdempotentCall } & DryRun,
) {
  const ids = { instruction: instruction.id, athlete: loaded.view.id };
  const save = dryRun ? previewAthlete : changeAthlete;
  return save(loaded, { change, ids }, context, once);
}

export const issueInstruction = action(
  'issueInstruction',
  async (input: IssueInstructionInput & { athleteId: string } & DryRun, context, once) => {
    const { loaders, now, newId } = context;
    const symptoms = await Promise.all((input.symptomIds ?? []).slice(0, 10).map((id) => loaders.one(id, 'symptom')));
    const view = await athleteNamed(input.athleteId, context, 'athleteId');
    requireRole(view.roles, 'issueInstruction');
    const unknown = symptoms.indexOf(undefined);
    if (unknown >= 0) return notFound(`symptomIds.${unknown}`);
    // A day begins at most 14 hours before it does in UTC.
    const startsAt =
      input.startsAt ?? (input.startsOn == null ? now : daysBefore(`${input.startsOn}T00:00:00.000Z`, 1));
    const all = startsAt <= daysBefore(now, BREACH_DAYS);
    const loaded = await loadWithSymptoms(
      view,
      { all, named: (input.supersedes ?? []).slice(0, MAX_SUPERSEDED) },
      context,
    );
    return write(loaded, decideIssue(loaded.state, input, { by: actorFor(view), now, newId }), context, {
      once,
      dryRun: input.dryRun,
    });
  },
  'safety',
);

/** The athlete whom an instruction is for, if the viewer may see it and do this with it. */
async function athleteFor(
  id: string,
  name: 'supersedeInstruction' | 'withdrawInstruction' | 'endInstruction' | 'acknowledgeInstruction',
  context: Context,
): Promise<AthleteView> {
  const view = await athleteOf(id, context, 'instructionId');
  if (!(await context.loaders.one(id, 'instruction'))) return notFound('instructionId');
  requireRole(view.roles, name);
  return view;
}

export const supersedeInstruction = action(
  'supersedeInstruction',
  async (
    input: { instructionId: string; byInstructionId: string; reason?: string | null | undefined } & DryRun,
    context,
    once,
  ) => {
    const view = await athleteFor(input.instructionId, 'supersedeInstruction', context);
    const loaded = await loadWithSymptoms(view, { named: [input.instructionId, input.byInstructionId] }, context);
    const decided = decideSupersession(loaded.state, input, { by: actorFor(view), now: context.now });
    return write(loaded, decided, context, { once, dryRun: input.dryRun });
  },
  'safety',
);

export const withdrawInstruction = action(
  'withdrawInstruction',
  async (input: { instructionId: string; reason?: string | null | undefined } & DryRun, context, once) => {
    const view = await athleteFor(input.instructionId, 'withdrawInstruction', context);
    // What it took the place of may have ended long ago, and so may what has spoken since.
    const loaded = await load(view, { all: true, named: [input.instructionId] }, context);
    const decided = decideWithdrawal(loaded.state, input, { by: actorFor(view), now: context.now });
    return write(loaded, decided, context, { once, dryRun: input.dryRun });
  },
  'safety',
);

export const endInstruction = action(
  'endInstruction',
  async (input: { instructionId: string; reason: string } & DryRun, context, once) => {
    const view = await athleteFor(input.instructionId, 'endInstruction', context);
    const loaded = await loadWithSymptoms(view, { named: [input.instructionId] }, context);
    const { grants } = loaded;
    const decided = decideEnd(loaded.state, input, { by: actorFor(view), now: context.now, grants });
    return write(loaded, decided, context, { once, dryRun: input.dryRun });
  },
  'safety',
);

export const acknowledgeInstruction = action(
  'acknowledgeInstruction',
  async (input: { instructionId: string }, context, once) => {
    const view = await athleteFor(input.instructionId, 'acknowledgeInstruction', context);
    const loaded = await load(view, { named: [input.instructionId] }, context);
    const decided = decideAcknowledgement(loaded.state, input, { by: actorFor(view), now: context.now });
    return write(loaded, decided, context, { once });
  },
  'safety',
);
