import {
  acknowledgeInstruction,
  endInstruction,
  issueInstruction,
  supersedeInstruction,
  withdrawInstruction,
} from '../../request/actions/instruction.ts';
import type { Context } from '../../request/context.ts';
import { visibleCount } from '../../domain/access/access.ts';
import { MAX_BREACHES, MAX_INSTRUCTIONS } from '../../domain/answer-limits.ts';
import { breachesOf, toldPeriod } from '../../domain/run/adherence.ts';
import { firstCounted, limitWeeks, withRunsBefore } from '../../domain/run/judging/weekly-limits.ts';
import { instructionStatus, rulesOf } from '../../domain/instruction/in-force.ts';
import { endedRules, restoredRules } from '../../domain/instruction/supersession.ts';
import type {
  InstructionRecord,
  InstructionRule,
  RuleGap as RuleGapRecord,
} from '../../domain/instruction/instruction.ts';
import type { AthleteView } from '../../domain/athlete/athlete.ts';
import type { AthleteId, InstructionId } from '../../domain/ids.ts';
import { sortOut } from '../../domain/access/visible.ts';
import { isBroken, sessionVerdicts } from '../../domain/session/session-verdicts.ts';
import type { SessionRecord } from '../../domain/session/session.ts';
import type { Instant } from '../../domain/vocabulary.ts';
import type { InstructionResolvers, MutationResolvers, RuleGapResolvers, RuleResolvers } from '../generated/types.ts';
import { commentPage } from './comment.ts';
import { limitsInUnits } from './limits-in-units.ts';
import { mutation } from './mutation.ts';
import type { Needed } from './needed.ts';
import type { BreachParent } from './parents.ts';
import { whole } from './whole.ts';

export const Instruction: Needed<InstructionResolvers, InstructionRecord> = {
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  rules: rulesOf,
  issuedAs: ({ issuedBy }) => issuedBy.role,
  status: (instruction, _, { now }) => instructionStatus(instruction, now),
  supersededBy: ({ supersededById }, _, { loaders }) => loaders.one(supersededById, 'instruction'),
  supersedes: ({ supersedesIds }, _, { loaders }) =>
    loaders.many(supersedesIds.slice(-MAX_INSTRUCTIONS), 'instruction'),
  endedRules: async (instruction, _, context) => endedRules(await replacedBy(instruction, context), instruction.id),
  acknowledgement: ({ acknowledged }) => acknowledged,
  symptoms: ({ symptomIds }, _, { loaders }) => loaders.many(symptomIds, 'symptom'),
  breaches: async (instruction, _, context) => {
    const view = await context.loaders.athlete(instruction.athleteId);
    if (!view) return undefined;
    const told = await toldOf(instruction, context);
    const { from, instructions } = told;
    const [runs, sessions] = await Promise.all([
      runsJudgedBy(told, view, context),
      sessionsJudgedBy(instruction, told, context),
    ]);
    const weeks = (limitWeeks([instruction]) && (await whole(view, context))) || {};
    const isOfPeriod = ([{ startedAt }]: [Timed, unknown]) => startedAt >= from;
    const byRuns = withRunsBefore(sortOut(context.viewer, view.roles, runs).shown.reverse())
      .filter(isOfPeriod)
      .flatMap(([run, others]) => breachesOf(run, instructions, others, weeks));
    const bySessions = withRunsBefore(sessions.toReversed())
      .filter(isOfPeriod)
      .flatMap(([session, others]) =>
        sessionVerdicts(session, instructions, others, weeks)
          .filter(isBroken)
          .map((each) => ({ ...each, session })),
      );
    return [...byRuns, ...bySessions]
      .filter((breach) => breach.instruction.id === instruction.id)
      .sort((a, b) => (startOf(a) > startOf(b) ? -1 : startOf(a) < startOf(b) ? 1 : 0))
      .slice(0, MAX_BREACHES);
  },
  runsNotShown: async (instruction, _, context) => {
    const view = await context.loaders.athlete(instruction.athleteId);
    if (!view) return undefined;
    if (view.roles.includes('OWNER')) return 0;
    const runs = await runsJudgedBy(await toldOf(instruction, context), view, context);
    return sortOut(context.viewer, view.roles, runs).notShown.length;
  },
  comments: (instruction, paging, context) => commentPage(instruction, paging, context),
  commentCount: ({ athleteId, commentCounts }, _, { authorizedAthletes }) => {
    const roles = authorizedAthletes.get(athleteId)?.roles;
    return roles && visibleCount(roles, commentCounts);
  },
};

type Timed = { startedAt: Instant };

const startOf = ({ run, session }: BreachParent): Instant => (run ?? session)?.startedAt ?? '';

/** When an instruction had been told, and with what else: another one may have allowed a race. */
async function toldOf(instruction: InstructionRecord, { loaders, now }: Context) {
  const instructions = await loaders.lists().instructionsAt(instruction.athleteId, instruction.startsAt);
  const { from, until = now } = toldPeriod(instruction, instructions);
  // Of limits over several runs, those before it count, too.
  return { from, until, first: limitWeeks([instruction]) ? firstCounted(from) : from, instructions };
}

type Told = Awaited<ReturnType<typeof toldOf>>;

/** The runs that count for the verdicts on an instruction, oldest first. */
const runsJudgedBy = (told: Told, view: AthleteView, { loaders, store }: Context) =>
  loaders.reading('breaches', store.runs.between(view, told.first, told.until));

/** The sessions that count for the verdicts on an instruction, oldest first; none are read where it speaks of running alone. */
async function sessionsJudgedBy(
  instruction: InstructionRecord,
  { first: from, until: to }: Told,
  context: Context,
): Promise<SessionRecord[]> {
  if (instruction.rules.every(({ activity }) => activity === 'RUN' || activity === 'RACE')) return [];
  return context.loaders.lists().sessionsIn.load({ athleteId: instruction.athleteId, from, to });
}

export const Rule: Needed<RuleResolvers, InstructionRule> = {
  ...limitsInUnits,
  terrain: ({ terrain }) => terrain ?? [],
  intensity: ({ intensity }) => intensity ?? [],
  gaps: ({ gaps }) => gaps ?? [],
  supersededBy: ({ supersededById }, _, { loaders }) => loaders.one(supersededById, 'instruction'),
};

export const RuleGap: Needed<RuleGapResolvers, RuleGapRecord> = {
  supersededBy: ({ byId }, _, { loaders }) => loaders.one(byId, 'instruction'),
};

/** The instructions of which one has taken the place, wholly or in part. */
const replacedBy = ({ supersedesIds }: InstructionRecord, { loaders }: Context) =>
  loaders.many(supersedesIds.slice(-MAX_INSTRUCTIONS), 'instruction');

type Ids = { instruction: string; athlete: AthleteId };

const payload = async ({ instruction, athlete }: Ids, { loaders }: Context) => ({
  instruction: await loaders.one(instruction, 'instruction'),
  athlete: await loaders.view.load(athlete),
});

const issue = async (ids: Ids, context: Context) => {
  const { instruction, athlete } = await payload(ids, context);
  const replaced = instruction && endedRules(await replacedBy(instruction, context), instruction.id);
  return { instruction, athlete, endedRules: replaced };
};

const supersession = async (ids: Ids & { by?: string }, context: Context) => {
  const { instruction, athlete } = await payload(ids, context);
  return { instruction, athlete, endedRules: instruction ? endedRules([instruction], ids.by as InstructionId) : [] };
};

const withdrawal = async (ids: Ids, context: Context) => {
  const { instruction, athlete } = await payload(ids, context);
  const restored =
    instruction?.withdrawnAt === undefined
      ? []
      : restoredRules(await replacedBy(instruction, context), instruction.withdrawnAt);
  return { instruction, athlete, restoredRules: restored };
};

export const Mutation: Pick<
  Required<MutationResolvers>,
  'issueInstruction' | 'supersedeInstruction' | 'withdrawInstruction' | 'endInstruction' | 'acknowledgeInstruction'
> = {
  issueInstruction: mutation(issueInstruction, issue),
  supersedeInstruction: mutation(supersedeInstruction, supersession),
  withdrawInstruction: mutation(withdrawInstruction, withdrawal),
  endInstruction: mutation(endInstruction, payload),
  acknowledgeInstruction: mutation(acknowledgeInstruction, payload),
};
