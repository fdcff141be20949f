import { auditOf } from './audit.ts';
import type { RunId } from '../../functions/domain/ids.ts';
import type { Roles } from '../../functions/domain/team/roles.ts';
import { keepTrack, type TrackFiles } from '../../functions/request/run-track.ts';
import { connectStrava, recordStrava } from './strava.ts';
import { addWebhook } from './webhooks.ts';
import { createWorld, personClaims, type Someone, type World } from './world.ts';

/**
 * An athlete with everything that can be recorded about them, and everyone who has a role for them. Every text and many
 * numbers are canaries: a word names who may read it, and so shows when anyone else does.
 */

/** Everything that a registration needs. */
export const someIntegration = {
  name: 'Strides',
  homepageUrl: 'https://strides.example',
  redirectUrls: ['https://strides.example/callback'],
  scopes: ['RUNS_WRITE'],
  contactEmail: 'integrations@strides.example',
};

/** The viewers, with their roles for Ada. */
export const viewers = {
  owner: ['OWNER'],
  coach: ['COACH'],
  physio: ['PHYSIO'],
  /** A coach who qualified as a physio: the second role was added to the grant of the first. */
  both: ['COACH', 'PHYSIO'],
  supporter: ['SUPPORTER'],
  tracker: ['INTEGRATION'],
  watch: ['INTEGRATION'],
  exCoach: undefined,
  stranger: undefined,
} as const satisfies Record<string, Roles | undefined>;
export type Who = keyof typeof viewers;
export const everybody = Object.keys(viewers) as Who[];

/** The roles of a viewer for Ada; none for whom she gave none, or no longer. */
export const rolesOf = (who: Who): Roles => viewers[who] ?? [];

/** Who may see a canary that begins with the name of its group. */
export const canaries = {
  'CANARY-TEAM': ['owner', 'coach', 'physio', 'both'],
  'CANARY-CLINICAL': ['owner', 'physio', 'both'],
  'CANARY-SUPPORTERS': ['owner', 'coach', 'physio', 'both', 'supporter'],
  'CANARY-TRACKER': ['owner', 'coach', 'physio', 'both', 'tracker'],
  'CANARY-WATCH': ['owner', 'coach', 'physio', 'both', 'watch'],
  'CANARY-EXCOACH': ['owner', 'coach', 'physio', 'both', 'exCoach'], // the former coach's name; and what they left behind:
  'CANARY-LEFT': ['owner', 'coach', 'physio', 'both'],
  'CANARY-STRAVA': ['owner'], // what a provider shows only to the athlete
  'CANARY-GONE': [],
  'CANARY-BEA': ['coach'],
  // Where the athlete ran, as the polyline of a track has it, which they share; and how operators reach a developer.
  '_p~iF~ps|U_ulLnnqC': ['owner', 'coach', 'physio', 'both'],
  'integrations@strides.example': ['coach'],
  // What hurts, in the field's terms, and limits: none of it is anywhere else.
  PES_ANSERINUS: ['owner', 'coach', 'physio', 'both'],
  NUMBNESS_TINGLING: ['owner', 'coach', 'physio', 'both'],
  BURSITIS: ['owner', 'coach', 'physio', 'both'],
  MRBXT: ['owner', 'coach', 'physio', 'both'],
  '6437.5': ['owner', 'coach', 'physio', 'both'],
  '3219.25': ['owner', 'coach', 'physio', 'both'],
  '"RUN_WHILE_PROHIBITED"': ['owner', 'coach', 'physio', 'both'],
  '"SESSION_WHILE_PROHIBITED"': ['owner', 'coach', 'physio', 'both'],
  '"MAX_DISTANCE"': ['owner', 'coach', 'physio', 'both'],
  '"SIDELINED_REVIEW_OVERDUE"': ['coach', 'physio', 'both'],
} as const satisfies Record<string, readonly Who[]>;

export interface Team {
  world: World;
  people: Record<Who, Someone>;
  /** Another athlete, whom the coach looks after too. */
  bea: Someone & { id: string };
  /** Decides on integrations, and has no role for any athlete. */
  operator: Someone;
  /** Where the tracks of runs are. */
  tracks: TrackFiles;
  /** Ids by what they are of. */
  ids: Record<Named, string>;
}

type Named =
  | 'athlete'
  | 'runOfTracker'
  | 'runOfWatch'
  | 'manualRun'
  | 'stravaRun'
  | 'deletedRun'
  | 'sessionOfTracker'
  | 'sessionOfWatch'
  | 'manualSession'
  | 'deletedSession'
  | 'otherDeletedSession'
  | 'symptom'
  | 'resolvedSymptom'
  | 'recurredSymptom'
  | 'mergeInto'
  | 'intoSymptom'
  | 'observation'
  | 'instruction'
  | 'supersededInstruction'
  | 'prohibition'
  | 'instructionOfExCoach'
  | 'teamComment'
  | 'clinicalComment'
  | 'supportersComment'
  | 'deletedComment'
  | 'promotedComment'
  | 'grantOfCoach'
  | 'grantOfSupporter'
  | 'invitation'
  | 'invitationOfCoach'
  | 'webhookOfCoach'
  | 'deliveryOfCoach'
  | 'integrationOfCoach'
  | 'beasRun'
  | 'beasSymptom'
  | 'beasInstruction'
  | 'beasComment';

const at = (day: number, time = '12:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const where = { side: 'LEFT', sites: ['PES_ANSERINUS'], sensations: ['NUMBNESS_TINGLING'] };

/** The team on 10 March 2026. Most was written down on the 7th; the former coach was let go on the 9th. */
export async function createTeam(): Promise<Team> {
  const tracks = filesInMemory();
  const world = await createWorld({ now: at(7, '13:00'), tracks });
  const ada = await world.athlete('CANARY-SUPPORTERS Ada');
  const bea = await world.athlete('CANARY-BEA Bea');
  const people: Record<Who, Someone> = {
    owner: ada,
    coach: world.person('coach'),
    physio: world.person('physio'),
    both: world.person('both'),
    supporter: world.person('supporter'),
    tracker: world.integration('tracker'),
    watch: world.integration('watch'),
    exCoach: world.person('exCoach'),
    stranger: world.person('stranger'),
  };
  const { coach, physio, both, supporter, tracker, watch, exCoach } = people;
  const made: Ids = { athlete: ada.id };
  made['grantOfCoach'] = await world.join(ada, coach, 'COACH', 'CANARY-SUPPORTERS Maren');
  const grantOfPhysio = await world.join(ada, physio, 'PHYSIO', 'CANARY-SUPPORTERS Jonas');
  const grantOfBoth = await world.join(ada, both, 'COACH', 'CANARY-SUPPORTERS Pia');
  await world.join(ada, both, 'PHYSIO', 'CANARY-SUPPORTERS Pia');
  made['grantOfSupporter'] = await world.join(ada, supporter, 'SUPPORTER', 'CANARY-SUPPORTERS Ben');
  await world.join(ada, tracker, 'INTEGRATION', 'CANARY-TRACKER name');
  await world.join(ada, watch, 'INTEGRATION', 'CANARY-WATCH name');
  const grantOfExCoach = await world.join(ada, exCoach, 'COACH', 'CANARY-EXCOACH name');
  for (const grantId of [made['grantOfCoach'], grantOfPhysio, grantOfBoth])
    await ada.does('shareTracks', { grantId, seesTracks: true }, 'grant { id }');
  await world.join(bea, coach, 'COACH', 'CANARY-SUPPORTERS Maren');

  /** Does something a minute after what was done before, and answers the id of what came of it. */
  const make = async (who: Someone, mutation: string, input: object, selection: string): Promise<string> => {
    world.at(new Date(Date.parse(world.now()) + 60_000).toISOString());
    const payload = await who.does(mutation, input, `${selection} { id }`);
    return payload[selection].id;
  };
  const seed: Seed = { make, people, bea, made };
  made['stravaRun'] = await addStrava(world, ada);
  await addRuns(seed, world);
  await keepTrack(tracks, made['manualRun'] as RunId, places);
  await addSymptoms(seed);
  await addInstructions(seed, world);
  await addSessions(seed, world);
  await addComments(seed);
  await addInvitations(seed);
  const { webhookId, deliveryId } = await addWebhook(world, coach, ada.id);
  Object.assign(made, { webhookOfCoach: webhookId, deliveryOfCoach: deliveryId });
  const { integration } = await coach.does('registerIntegration', someIntegration, 'integration { id }');
  made.integrationOfCoach = integration.id;
  await addBea(seed);
  // The coach finds that somebody else resolved what they had reported.
  const felt = {
    ...where,
    observedAt: at(6, '12:30'),
    phase: 'NEXT_MORNING',
    pain: 1,
    note: 'CANARY-TEAM of the coach',
  };
  const symptomId = await make(coach, 'reportSymptom', { athleteId: ada.id, observation: felt }, 'symptom');
  await make(physio, 'resolveSymptom', { symptomId }, 'symptom');
  await make(physio, 'reopenSymptom', { symptomId, reason: 'CANARY-TEAM not over' }, 'symptom');
  await make(physio, 'resolveSymptom', { symptomId }, 'symptom');
  const other = await make(both, 'reportSymptom', { athleteId: ada.id, observation: felt }, 'symptom');
  await make(physio, 'resolveSymptom', { symptomId: other }, 'symptom');
  const snoozed = { athleteId: ada.id, reason: 'NEW_SYMPTOM', as: 'SNOOZED', until: at(12) };
  await physio.does('markAttention', snoozed, 'item { reasons { code } }');
  const waiting = { ...snoozed, reason: 'INSTRUCTION_NOT_ACKNOWLEDGED' };
  await coach.does('markAttention', waiting, 'item { reasons { code } }');
  // What others wrote is in the audit trails.
  await auditOf(world).fold();

  world.at(at(9));
  await ada.does('revoke', { revoke: { grantId: grantOfExCoach } }, 'revokedId');
  world.at(at(10));
  const operator = world.as({ ...personClaims('operator'), 'cognito:groups': '[operators]' });
  return { world, people, bea, operator, tracks, ids: made as Record<Named, string> };
}

/** Stands in for the bucket of tracks: nothing is left to clean up. */
function filesInMemory(): TrackFiles {
  const files = new Map<string, Buffer>();
  return {
    get: async (key) => files.get(key),
    put: async (key, bytes) => void files.set(key, Buffer.from(bytes)),
  };
}

/** What a device wrote of the athlete's own run. */
const places = [
  { latitude: 38.5, longitude: -120.2 },
  { latitude: 40.7, longitude: -120.95 },
  { latitude: 43.252, longitude: -126.453 },
].map((place, index) => ({
  place,
  at: Date.parse(at(4)) + index * 1_000,
  elevation: 300 + index,
  heartRate: 140 + index,
  meters: 3 * index,
}));

type Ids = Record<string, string>;
interface Seed extends Pick<Team, 'people' | 'bea'> {
  make(who: Someone, mutation: string, input: object, selection: string): Promise<string>;
  made: Ids;
}

/** Records one run. */
async function record(who: Someone, athleteId: string, run: object): Promise<string> {
  const { results } = await who.does('recordRuns', { athleteId, runs: [run] }, 'results { run { id } }');
  return results[0].run.id;
}

/**
 * A run from Strava, the first run that is recorded: it breaks an instruction, matches the tracker's run, and is the
 * only race. The connection no longer works, but holds its tokens.
 */
async function addStrava(world: World, ada: Someone & { id: string }): Promise<string> {
  const tokens = { accessToken: 'CANARY-GONE access', refreshToken: 'CANARY-GONE refresh', expiresAt: at(7, '19:00') };
  const link = await connectStrava(world, ada, { accountId: '900001', tokens });
  const run = await recordStrava(world, ada, link, '700001', {
    startedAt: at(7, '12:01'),
    type: 'RACE',
    distanceMeters: 9000,
    durationSeconds: 3000,
    note: 'CANARY-STRAVA run',
  });
  await world.store.providers.save({ ...link, status: 'FAILED', problem: 'REFUSED' });
  return run.id;
}

async function addRuns({ make, people: { owner, tracker, watch }, made }: Seed, world: World) {
  const full = (parts: object) => ({
    type: 'EASY',
    surface: 'TRAIL',
    distanceMeters: 9000,
    durationSeconds: 3000,
    elevationGainMeters: 120,
    temperatureCelsius: 31.5,
    averageHeartRateBpm: 187,
    effort: 7,
    ...parts,
  });
  const athleteId = made['athlete'] ?? '';
  const ran = { startedAt: at(7), endedAt: at(7, '12:55') };
  const first = { ...ran, externalId: 'CANARY-TRACKER 1', note: 'CANARY-TRACKER run' };
  made['runOfTracker'] = await record(tracker, athleteId, full(first));
  const second = { startedAt: at(3), externalId: 'CANARY-TRACKER 2', note: 'CANARY-GONE once' };
  const edited = await record(tracker, athleteId, full(second));
  await make(owner, 'editRun', { runId: edited, note: 'CANARY-TEAM edited', effort: 4 }, 'run');
  world.at(at(7, '13:30'));
  const third = { ...ran, externalId: 'CANARY-WATCH 1', note: 'CANARY-WATCH run' };
  made['runOfWatch'] = await record(watch, athleteId, full(third));
  const words = { runId: made['runOfTracker'], otherRunId: made['runOfWatch'], verdict: 'SAME' };
  await owner.does('markDuplicate', words, 'run { id }');
  const mine = { startedAt: at(4), externalId: 'CANARY-TEAM mine', note: 'CANARY-TEAM run' };
  made['manualRun'] = await record(owner, athleteId, full(mine));
  const deleted = { startedAt: at(2), externalId: 'deleted', note: 'CANARY-GONE run' };
  made['deletedRun'] = await record(tracker, athleteId, full(deleted));
  await owner.does('deleteRun', { runId: made['deletedRun'] }, 'deletedRunId');
}

async function addSymptoms({ make, people: { owner, coach, physio, exCoach }, made }: Seed) {
  const report = (who: Someone, day: number, observation: object): Promise<string> => {
    const felt = { ...where, observedAt: at(day, '12:30'), phase: 'AT_REST', pain: 2, ...observation };
    return make(who, 'reportSymptom', { athleteId: made['athlete'], observation: felt }, 'symptom');
  };
  const symptomId = await report(owner, 7, {
    phase: 'DURING_RUN',
    onsetDistanceMeters: 6437.5,
    note: 'CANARY-TEAM observation',
    runId: made['runOfTracker'],
  });
  made['symptom'] = symptomId;
  const add = (who: Someone, pain: number, parts: object): Promise<string> => {
    const observation = { ...where, phase: 'DURING_RUN', onsetDistanceMeters: 6437.5, pain, ...parts };
    return make(who, 'addObservation', { symptomId, observation }, 'observation');
  };
  made['observation'] = await add(coach, 3, { note: 'CANARY-TEAM worse', runId: made['runOfWatch'] });
  const corrected = {
    ...where,
    phase: 'DURING_RUN',
    onsetDistanceMeters: 6437.5,
    pain: 3,
    note: 'CANARY-TEAM corrected',
  };
  await make(
    coach,
    'correctObservation',
    { observationId: made['observation'], observation: corrected },
    'observation',
  );
  await add(exCoach, 5, { note: 'CANARY-LEFT observation', sites: ['PES_ANSERINUS', 'KNEECAP'] });
  // Not a grave one: of those only a physio loosens what was said, and here the coach does too.
  const diagnosis = { symptomId, pathology: 'BURSITIS', osiicsCode: 'MRBXT', note: 'CANARY-TEAM diagnosis' };
  await make(coach, 'diagnoseSymptom', { ...diagnosis, certainty: 'SUSPECTED' }, 'symptom');
  const told = { saidBy: 'CANARY-TEAM doctor' };
  await make(physio, 'diagnoseSymptom', { ...diagnosis, ...told, certainty: 'CONFIRMED' }, 'symptom');
  const tendon = { ...told, symptomId, pathology: 'TENDINOPATHY', note: 'CANARY-TEAM tendon' };
  await make(coach, 'diagnoseSymptom', { ...tendon, verification: 'UNCONFIRMED' }, 'symptom');
  await make(physio, 'diagnoseSymptom', { ...tendon, verification: 'REFUTED' }, 'symptom');

  const over = await report(owner, 2, { note: 'CANARY-TEAM over' });
  made['resolvedSymptom'] = over;
  await make(owner, 'resolveSymptom', { symptomId: over, resolvedAt: at(3) }, 'symptom');
  const again = { ...where, observedAt: at(5), phase: 'AT_REST', pain: 1, note: 'CANARY-TEAM back' };
  made['recurredSymptom'] = await make(physio, 'recurSymptom', { symptomId: over, observation: again }, 'symptom');

  const intoSymptomId = await report(physio, 6, { note: 'CANARY-TEAM into' });
  made['mergeInto'] = await report(owner, 6, { note: 'CANARY-TEAM merged' });
  const both = { intoSymptomId, fromSymptomId: made['mergeInto'] };
  await make(physio, 'mergeSymptoms', both, 'symptom');
  await make(physio, 'unmergeSymptoms', { symptomId: made['mergeInto'], reason: 'CANARY-TEAM two' }, 'symptom');
  made['intoSymptom'] = await make(physio, 'mergeSymptoms', both, 'symptom');
}

/** A run is judged by what the athlete had been told when it started: so the clock goes back to before the runs. */
async function addInstructions({ make, people: { owner, coach, physio, exCoach }, made }: Seed, world: World) {
  const later = world.now();
  const issue = (who: Someone, input: object): Promise<string> =>
    make(who, 'issueInstruction', { athleteId: made['athlete'], ...input }, 'instruction');
  const limits = { maxDistanceMeters: 3219.25, maxDurationSeconds: 1800, maxEffort: 3, stopIfPainAtLeast: 3 };
  world.at(at(2));
  await issue(coach, { rules: [{ activity: 'RUN', permission: 'ALLOWED' }], note: 'CANARY-TEAM first' });
  const whole = await issue(coach, {
    startsAt: at(2),
    endsAt: at(20),
    reviewAt: at(5),
    note: 'CANARY-TEAM limited',
    symptomIds: [made['symptom']],
    rules: [{ activity: 'RUN', permission: 'LIMITED', ...limits }],
  });
  made['supersededInstruction'] = whole;
  await make(owner, 'acknowledgeInstruction', { instructionId: whole }, 'instruction');
  world.at(at(7, '11:50'));
  made['prohibition'] = await issue(physio, {
    startsAt: at(7, '12:00'),
    endsAt: at(30),
    reviewAt: at(9),
    note: 'CANARY-TEAM prohibited',
    rules: [{ activity: 'RUN', permission: 'PROHIBITED' }],
  });
  world.at(later);
  const weekly = { maxSessionsPerWeek: 3, maxDistanceMetersPerWeek: 12_000, minRestDaysBetween: 1 };
  const more = {
    ...weekly,
    terrain: ['NO_DOWNHILL'],
    intensity: ['NO_SPEED_WORK'],
    walkRun: { runSeconds: 60, walkSeconds: 60, repetitions: 10 },
  };
  // What takes the place of a ban by a mistake, what that gives back, and what ends before its time.
  const banned = await issue(physio, {
    orderedBy: 'CANARY-TEAM doctor',
    rules: [{ activity: 'RACE', permission: 'LIMITED', ...more }],
  });
  const mistake = await issue(physio, { rules: [{ activity: 'RACE', permission: 'PROHIBITED' }] });
  await make(physio, 'withdrawInstruction', { instructionId: mistake, reason: 'CANARY-TEAM mistake' }, 'instruction');
  await issue(coach, {
    rules: [{ activity: 'RACE', permission: 'LIMITED', ...limits, ...more, maxSessionsPerWeek: 4 }],
    supersedes: [banned],
    reason: 'CANARY-TEAM loosens',
  });
  const short = await issue(coach, { rules: [{ activity: 'MOBILITY', permission: 'LIMITED', ...limits }] });
  await make(coach, 'endInstruction', { instructionId: short, reason: 'CANARY-TEAM ended' }, 'instruction');
  made['instruction'] = await issue(coach, {
    note: 'CANARY-TEAM upper body',
    rules: [
      { activity: 'RUN', permission: 'ALLOWED' },
      { activity: 'UPPER_BODY', permission: 'LIMITED', ...limits, ...weekly },
      { activity: 'REHAB', permission: 'REQUIRED' },
    ],
    symptomIds: [made['symptom']],
  });
  await make(coach, 'withdrawInstruction', { instructionId: whole, reason: 'CANARY-TEAM reason' }, 'instruction');
  // For a time to come, something takes the place of the exercises.
  const exercises = await issue(physio, { rules: [{ activity: 'MOBILITY', permission: 'REQUIRED' }] });
  const pause = { rules: [{ activity: 'MOBILITY', permission: 'ALLOWED' }], startsAt: at(20), endsAt: at(22) };
  await issue(physio, { ...pause, supersedes: [exercises] });
  made['instructionOfExCoach'] = await issue(exCoach, {
    note: 'CANARY-LEFT instruction',
    rules: [{ activity: 'CROSS_TRAINING', permission: 'PROHIBITED' }],
  });
}

/** Sessions after what was said of them: one that breaks limits, one against a ban, the athlete's own, one that is gone. */
async function addSessions({ make, people: { owner, tracker, watch }, made }: Seed, world: World) {
  const log = (who: Someone, parts: object): Promise<string> =>
    make(
      who,
      'logSession',
      { athleteId: made['athlete'], startedAt: world.now(), durationSeconds: 3000, effort: 7, ...parts },
      'session',
    );
  made['sessionOfTracker'] = await log(tracker, {
    activity: 'UPPER_BODY',
    distanceMeters: 12_000,
    revision: 1,
    externalId: 'CANARY-TRACKER session',
    note: 'CANARY-TRACKER session',
  });
  await owner.does(
    'editSession',
    { sessionId: made['sessionOfTracker'], note: 'CANARY-TEAM session of the tracker', activity: 'UPPER_BODY' },
    'session { id }',
  );
  const ride = {
    activity: 'CROSS_TRAINING',
    externalId: 'CANARY-WATCH',
    note: 'CANARY-WATCH session',
    distanceMeters: 9_000,
  };
  made['sessionOfWatch'] = await log(watch, ride);
  const mine = { activity: 'MOBILITY', externalId: 'CANARY-TEAM session', note: 'CANARY-TEAM session' };
  made['manualSession'] = await log(owner, mine);
  await log(tracker, { activity: 'REHAB', externalId: 'CANARY-TRACKER', note: 'CANARY-TRACKER session, not edited' });
  const gone = { activity: 'CROSS_TRAINING', externalId: 'gone', note: 'CANARY-GONE session' };
  made['deletedSession'] = await log(tracker, gone);
  made['otherDeletedSession'] = await log(tracker, { ...gone, activity: 'UPPER_BODY', externalId: 'gone, too' });
  for (const sessionId of [made['deletedSession'], made['otherDeletedSession']])
    await owner.does('deleteSession', { sessionId }, 'deletedSessionId');
}

async function addComments({ make, people, made }: Seed) {
  const { owner, coach, physio, supporter, exCoach } = people;
  const comment = (who: Someone, subjectId: string | undefined, audience: string, body: string): Promise<string> =>
    make(who, 'addComment', { subjectId, audience, body }, 'comment');
  const { athlete, runOfTracker, sessionOfTracker, symptom, supersededInstruction } = made;
  for (const subject of [athlete, runOfTracker, sessionOfTracker, symptom, supersededInstruction]) {
    made['teamComment'] = await comment(owner, subject, 'TEAM', 'CANARY-TEAM comment');
    made['clinicalComment'] = await comment(physio, subject, 'CLINICAL', 'CANARY-CLINICAL comment');
    if (subject !== sessionOfTracker) await comment(coach, subject, 'SUPPORTERS', 'CANARY-SUPPORTERS comment');
  }
  made['supportersComment'] = await comment(physio, runOfTracker, 'SUPPORTERS', 'CANARY-SUPPORTERS of a physio');
  await comment(owner, athlete, 'SUPPORTERS', 'CANARY-SUPPORTERS of the owner');
  await comment(exCoach, athlete, 'TEAM', 'CANARY-LEFT comment');

  const commentId = await comment(supporter, athlete, 'SUPPORTERS', 'CANARY-GONE before');
  await make(supporter, 'editComment', { commentId, body: 'CANARY-SUPPORTERS after' }, 'comment');
  made['deletedComment'] = await comment(supporter, runOfTracker, 'SUPPORTERS', 'CANARY-GONE deleted');
  await make(supporter, 'deleteComment', { commentId: made['deletedComment'] }, 'comment');

  const promote = (id: string, note: string) => {
    const observation = { ...where, phase: 'AT_REST', pain: 6, note };
    return make(physio, 'promoteComment', { commentId: id, symptom: { symptomId: symptom }, observation }, 'comment');
  };
  made['promotedComment'] = await comment(owner, runOfTracker, 'SUPPORTERS', 'CANARY-SUPPORTERS promoted');
  await promote(made['promotedComment'], 'CANARY-TEAM promoted');
  const clinical = await comment(physio, symptom, 'CLINICAL', 'CANARY-CLINICAL promoted');
  await promote(clinical, 'CANARY-TEAM from a clinical one');
}

async function addInvitations({ make, people: { owner, coach }, made }: Seed) {
  const toTeam = (role: string) => ({ invitation: { toTeam: { athleteId: made['athlete'], role } } });
  made['invitation'] = await make(owner, 'invite', toTeam('PHYSIO'), 'invitation');
  const invitationId = await make(owner, 'invite', toTeam('COACH'), 'invitation');
  await owner.does('revoke', { revoke: { invitationId } }, 'revokedId');
  const invitation = { athlete: { as: 'COACH', yourName: 'CANARY-SUPPORTERS Maren' } };
  made['invitationOfCoach'] = await make(coach, 'invite', { invitation }, 'invitation');
}

/** Somebody else's things, of each kind. */
async function addBea({ make, people: { coach }, bea, made }: Seed) {
  const run = { startedAt: at(7), distanceMeters: 5000, durationSeconds: 1500, note: 'CANARY-BEA run' };
  made['beasRun'] = await record(bea, bea.id, run);
  const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 3, note: 'CANARY-BEA observation' };
  made['beasSymptom'] = await make(bea, 'reportSymptom', { athleteId: bea.id, observation }, 'symptom');
  const rules = [{ activity: 'RUN', permission: 'PROHIBITED' }];
  const given = { athleteId: bea.id, rules, note: 'CANARY-BEA instruction' };
  made['beasInstruction'] = await make(coach, 'issueInstruction', given, 'instruction');
  const comment = { subjectId: bea.id, audience: 'TEAM', body: 'CANARY-BEA comment' };
  made['beasComment'] = await make(bea, 'addComment', comment, 'comment');
}
