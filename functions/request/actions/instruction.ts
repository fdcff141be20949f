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
import { takenOverIds } from '../../domain/instruction/taken-over.ts';
import { isOver, MAX_SUPERSEDED } from '../../domain/instruction/supersession.ts';
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

/** How many things that are over and that instructions name are looked at of each kind, the latest: one BatchGetItem. */
const MOST_NAMED = 100;

/**
 * The same with what a change that may loosen something is decided by: the symptoms that are open, and those that instructions
 * name and that are over, which somebody may have resolved although a grave injury was confirmed; and what instructions have
 * taken over from others, however long ago.
 */
async function loadForLoosening(view: AthleteView, instructions: NeededInstructions, context: Context) {
  const needs = { instructions, symptoms: true, recentRuns: true, recentSessions: true };
  const loaded = await loadAthlete(view, needs, context);
  const { state } = loaded;
  const live = state.instructions.filter((each) => !isOver(each, context.now));
  const known = new Set<string>([
    ...state.symptoms.flatMap(({ id, mergedFromIds }) => [id, ...mergedFromIds]),
    ...state.instructions.map(({ id }) => id),
  ]);
  const unknown = (ids: readonly string[]) =>
    [...new Set(ids)]
      .filter((id) => !known.has(id))
      .sort()
      .slice(-MOST_NAMED);
  const { loaders } = context;
  const former = await loaders.many(unknown(live.flatMap(takenOverIds)), 'instruction');
  const named = [...live, ...former].flatMap(({ symptomIds }) => symptomIds);
  const over = await loaders.many(unknown(named), 'symptom');
  const mergedInto = await loaders.many(unknown(over.flatMap((each) => each.mergedIntoId ?? [])), 'symptom');
  return { loaded, deciding: { ...state, former, symptoms: [...state.symptoms, ...over, ...mergedInto] } };
}

function write(
  loaded: LoadedAthlete,
  { change, instruction }: { change: Change; instruction: InstructionRecord },
  context: Context,
  { once, dryRun, more }: { once: IdempotentCall; more?: { by: string } } & DryRun,
) {
  const ids = { instruction: instruction.id, athlete: loaded.view.id, ...more };
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
    const { loaded, deciding } = await loadForLoosening(
      view,
      { all, named: (input.supersedes ?? []).slice(0, MAX_SUPERSEDED) },
      context,
    );
    return write(loaded, decideIssue(deciding, input, { by: actorFor(view), now, newId }), context, {
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
    const named = [input.instructionId, input.byInstructionId];
    const { loaded, deciding } = await loadForLoosening(view, { named }, context);
    const decided = decideSupersession(deciding, input, { by: actorFor(view), now: context.now });
    return write(loaded, decided, context, { once, dryRun: input.dryRun, more: { by: input.byInstructionId } });
  },
  'safety',
);

export const withdrawInstruction = action(
  'withdrawInstruction',
  async (input: { instructionId: string; reason?: string | null | undefined } & DryRun, context, once) => {
    const view = await athleteFor(input.instructionId, 'withdrawInstruction', context);
    // What it took the place of may have ended long ago, and so may what has spoken since.
    const { loaded, deciding } = await loadForLoosening(view, { all: true, named: [input.instructionId] }, context);
    const decided = decideWithdrawal(deciding, input, { by: actorFor(view), now: context.now });
    return write(loaded, decided, context, { once, dryRun: input.dryRun });
  },
  'safety',
);

export const endInstruction = action(
  'endInstruction',
  async (input: { instructionId: string; reason: string } & DryRun, context, once) => {
    const view = await athleteFor(input.instructionId, 'endInstruction', context);
    const { loaded, deciding } = await loadForLoosening(view, { named: [input.instructionId] }, context);
    const { grants } = loaded;
    const decided = decideEnd(deciding, input, { by: actorFor(view), now: context.now, grants });
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
