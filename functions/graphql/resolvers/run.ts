import { deleteRun, editRun, markDuplicate } from '../../request/actions/run.ts';
import type { Context } from '../../request/context.ts';
import { athleteNamed } from '../../request/find-athlete.ts';
import { childId, keyOf } from '../../domain/ids.ts';
import { looksAfter } from '../../domain/team/roles.ts';
import { seesTracks } from '../../domain/team/shared-tracks.ts';
import { readTrack } from '../../request/run-track.ts';
import { recordRuns, type RecordRunsInput, type RunResult } from '../../request/record-runs.ts';
import { visibleCount } from '../../domain/access/access.ts';
import { MAX_BREACHES, MAX_PROBLEMS_OF_A_RUN } from '../../domain/answer-limits.ts';
import { type RuleVerdict as RunVerdict, toldAt, verdictsOf, verdictsWithout } from '../../domain/run/adherence.ts';
import { INPUT } from '../../domain/check.ts';
import { possibleDuplicateOf, possibleDuplicatesOf } from '../../domain/run/duplicates/possible-duplicates.ts';
import { numbered, type NumberedLap } from '../../domain/run/lap.ts';
import { limitWeeks } from '../../domain/run/judging/weekly-limits.ts';
import type { EditableField, FormerVerdict as FormerVerdictRecord, RunRecord } from '../../domain/run/run-record.ts';
import type { WeeklyTotal as WeeklyTotalRecord } from '../../domain/run/totals.ts';
import { isHiddenWord, isVisible, sortOut } from '../../domain/access/visible.ts';
import { atOnce } from '../../domain/limits/limits.ts';
import { distanceIn, loadOf, paceSeconds } from '../../domain/units.ts';
import type {
  BreachResolvers,
  FormerVerdictResolvers,
  LapResolvers,
  MutationResolvers,
  PossibleDuplicateResolvers,
  RuleVerdictResolvers,
  RunResolvers,
  WeeklyTotalResolvers,
} from '../generated/types.ts';
import { commentPage } from './comment.ts';
import { mutation, userError } from './mutation.ts';
import type { Needed } from './needed.ts';
import { shortRevision, withFullRevision } from './revision.ts';
import type { BreachParent, PossibleDuplicateParent, RuleVerdictParent } from './parents.ts';
import { whole } from './whole.ts';

/** A field that the athlete may have edited. */
const athletesWord =
  <F extends EditableField>(field: F) =>
  (run: RunRecord, _: unknown, { authorizedAthletes }: Context): RunRecord[F] | undefined =>
    isHiddenWord(run, field, authorizedAthletes.get(run.athleteId)?.roles) ? undefined : run[field];

const effort = athletesWord('effort');

/** The runs around a run that the viewer may see. */
async function visibleAround(run: RunRecord, { loaders, viewer, authorizedAthletes }: Context): Promise<RunRecord[]> {
  const roles = authorizedAthletes.get(run.athleteId)?.roles;
  return roles ? (await loaders.lists().around.load(run)).filter((other) => isVisible(viewer, roles, other)) : [];
}

/** Of a coach or physio, the grant says so: read here, since lists of athletes do not carry it. */
async function maySeeTrack({ athleteId }: RunRecord, context: Context): Promise<boolean> {
  const { loaders, viewer, authorizedAthletes } = context;
  const roles = authorizedAthletes.get(athleteId)?.roles ?? [];
  const grant = looksAfter(roles)
    ? await loaders.own().grant.load(childId('gra', athleteId, keyOf(viewer.id)))
    : undefined;
  if (grant?.seesTracks) context.sharedTracks.add(athleteId);
  return seesTracks(roles, grant);
}

const isBroken = ({ verdict }: RunVerdict): boolean => verdict === 'BROKEN';

/**
 * The verdicts on a run, judged as it is read: so a run that comes late, is revised or is deleted changes those on the others
 * of its week. Those that the viewer may not see do not count.
 */
async function verdictsOn(run: RunRecord, context: Context): Promise<RunVerdict[]> {
  const { loaders, viewer, authorizedAthletes } = context;
  const instructions = await loaders.lists().instructionsAt(run.athleteId, run.startedAt);
  const view = authorizedAthletes.get(run.athleteId);
  const told = toldAt(instructions, run.startedAt).map(({ instruction }) => instruction);
  if (!view || !limitWeeks(told)) return verdictsOf(run, instructions, [], {});
  const [others, weeks] = await Promise.all([loaders.lists().before.load(run), whole(view, context)]);
  const { shown, notShown } = sortOut(viewer, view.roles, others);
  return verdictsWithout(notShown, run, instructions, shown, weeks ?? {});
}

export const Run: Needed<RunResolvers, RunRecord> = {
  effort,
  track: async (run, _, context) =>
    context.tracks && (await maySeeTrack(run, context)) ? readTrack(context.tracks, run.id) : undefined,
  note: athletesWord('note'),
  surface: athletesWord('surface'),
  temperatureCelsius: athletesWord('temperatureCelsius'),
  athlete: ({ athleteId }, _, { loaders }) => loaders.athlete(athleteId),
  source: ({ sourceName }) => sourceName,
  sportSource: ({ sportSource }) => sportSource ?? 'STATED',
  laps: ({ laps = [] }) => numbered(laps),
  revision: ({ revision }) => shortRevision(revision),
  fullRevision: ({ revision }) => String(revision),
  ownerOnly: ({ ownerOnly }) => ownerOnly ?? false,
  distance: ({ distanceMeters }, { unit }) => distanceIn(distanceMeters, unit),
  paceSeconds: (run, { per }) => paceSeconds(run, per),
  load: (run, args, context) => loadOf({ ...run, effort: effort(run, args, context) }),
  observations: ({ observationIds }, _, { loaders }) =>
    loaders.many(observationIds.slice(-atOnce.observationsOfRun), 'observation'),
  breaches: async (run, _, context) => (await verdictsOn(run, context)).filter(isBroken).slice(0, MAX_BREACHES),
  adherence: async (run, _, context) => (await verdictsOn(run, context)).slice(0, MAX_BREACHES),
  formerVerdicts: ({ formerVerdicts }) => [...(formerVerdicts ?? [])],
  possibleDuplicateOf: async (run, _, context) => possibleDuplicateOf(run, await visibleAround(run, context)),
  possibleDuplicates: async (run, _, context) => {
    const { athleteId } = run;
    return possibleDuplicatesOf(run, await visibleAround(run, context)).map((each) => ({ ...each, athleteId }));
  },
  comments: (run, paging, context) => commentPage(run, paging, context),
  commentCount: ({ athleteId, commentCounts }, _, { authorizedAthletes }) => {
    const roles = authorizedAthletes.get(athleteId)?.roles;
    return roles && visibleCount(roles, commentCounts);
  },
};

export const Lap: Needed<LapResolvers, NumberedLap> = { paceSeconds: (lap, { per }) => paceSeconds(lap, per) };
export const Breach: Needed<BreachResolvers, BreachParent> = {};
export const RuleVerdict: Needed<RuleVerdictResolvers, RuleVerdictParent> = {};
export const PossibleDuplicate: Needed<PossibleDuplicateResolvers, PossibleDuplicateParent> = {};
export const FormerVerdict: Needed<FormerVerdictResolvers, FormerVerdictRecord> = {
  instruction: ({ instructionId }, _, { loaders }) => loaders.one(instructionId, 'instruction'),
  changedBy: ({ by }) => by,
};

export const Mutation: Pick<Required<MutationResolvers>, 'recordRuns' | 'editRun' | 'deleteRun' | 'markDuplicate'> = {
  recordRuns: mutation(
    async ({ runs, ...input }: RecordRunsInput, context) => ({
      results: await recordRuns({ ...input, runs: runs.map(withFullRevision) }, context),
      athlete: await athleteNamed(input.athleteId, context, 'athleteId'),
    }),
    ({ results, athlete }) => ({ results: results.map(runResult), athlete }),
  ),
  editRun: mutation(editRun, async ({ run }, { loaders }) => ({ run: await loaders.one(run, 'run') })),
  deleteRun: mutation(deleteRun, async ({ run, athlete }, { loaders }) => ({
    deletedRunId: run,
    athlete: await loaders.view.load(athlete),
  })),
  markDuplicate: mutation(markDuplicate, async ({ run, athlete }, { loaders }) => ({
    run: await loaders.one(run, 'run'),
    athlete: await loaders.view.load(athlete),
  })),
};

/** The result for one run as in the schema; paths begin at the input. */
function runResult(result: RunResult, place: number) {
  if (result.status !== 'REJECTED') return { ...result, errors: [] };
  const at = [...INPUT, 'runs', String(place)];
  return {
    status: result.status,
    errors: result.problems
      .slice(0, MAX_PROBLEMS_OF_A_RUN)
      .map((each) => userError({ ...each, path: [...at, ...each.path] })),
  };
}

export const WeeklyTotal: Needed<WeeklyTotalResolvers, WeeklyTotalRecord> = {
  distance: ({ distanceMeters }, { unit }) => distanceIn(distanceMeters, unit),
};
