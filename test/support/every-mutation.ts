import { type Someone, TODAY, type World } from './world.ts';

/** A call: the partitions that it touches, and where its response has the ids. */
export interface MutationCall {
  who: Someone;
  mutation: string;
  input: object;
  selection: string;
  /** Whose partitions to look at besides the caller's own; the athlete of the world if left out. */
  of?: Someone[];
}

const at = (day: number) => `2026-03-0${day}T08:00:00.000Z`;
const observation = { phase: 'AT_REST', sites: ['CALF'], pain: 2, observedAt: at(8) };

/** An athlete with a coach and an integration; a test may replace them between two calls. */
export interface Scene {
  world: World;
  ada: Someone & { id: string };
  coach: Someone;
  tracker: Someone;
  /** How many names were made up. */
  made: number;
}

/** Every mutation, ready to be called on what a scene holds then, and a few helpers that it is made of. */
export function everyMutation(scene: Scene) {
  const newName = () => `someone ${(scene.made += 1)}`;
  const person = () => scene.world.person(newName());
  const id = async (who: Someone, mutation: string, input: object, selection: string): Promise<string> =>
    (await who.does(mutation, input, `${selection} { id }`))[selection].id;
  const record = async () => {
    const runs = [{ startedAt: at(9), externalId: newName(), distanceMeters: 5_000, durationSeconds: 1_500 }];
    const { results } = await scene.tracker.does(
      'recordRuns',
      { athleteId: scene.ada.id, runs },
      'results { run { id } }',
    );
    return results[0].run.id as string;
  };
  // Each a day later than the one before, since a day takes only so many.
  let sessions = 0;
  const session = () => ({
    athleteId: scene.ada.id,
    activity: 'REHAB',
    startedAt: new Date(Date.parse(at(9)) - (sessions += 1) * 86_400_000).toISOString(),
    durationSeconds: 900,
    note: 'Calf raises.',
  });
  const report = () => id(scene.ada, 'reportSymptom', { athleteId: scene.ada.id, observation }, 'symptom');
  const resolved = async () => {
    const symptomId = await report();
    await scene.ada.does('resolveSymptom', { symptomId, resolvedAt: at(9) }, 'symptom { id }');
    return symptomId;
  };
  const rules = [{ activity: 'MOBILITY', permission: 'ALLOWED' }];
  const instruct = () =>
    id(scene.coach, 'issueInstruction', { athleteId: scene.ada.id, rules, supersedes: [] }, 'instruction');
  const comment = async () =>
    id(scene.ada, 'addComment', { subjectId: await record(), audience: 'TEAM', body: 'It hurts.' }, 'comment');
  const invite = async (role: string) => {
    const input = { invitation: { toTeam: { athleteId: scene.ada.id, role } } };
    const { invitation } = await scene.ada.does('invite', input, 'invitation { id code }');
    return invitation as { id: string; code: string };
  };

  /** Every mutation of the API that changes something but recordRuns and eraseAthlete, each ready to be called. */
  const calls: [name: string, prepare: () => Promise<MutationCall>][] = [
    [
      'createAthlete',
      async () => {
        const who = person();
        const input = { name: 'New', timeZone: 'UTC' };
        return { who, mutation: 'createAthlete', input, selection: 'athlete { id }', of: [] };
      },
    ],
    [
      'updateAthlete',
      call(
        () => scene.ada,
        'updateAthlete',
        () => ({ athleteId: scene.ada.id, name: newName() }),
        'athlete { id }',
      ),
    ],
    [
      'invite to the team',
      call(
        () => scene.ada,
        'invite',
        () => ({ invitation: { toTeam: { athleteId: scene.ada.id, role: 'COACH' } } }),
        'invitation { id }',
      ),
    ],
    [
      'invite an athlete',
      async () => {
        const input = { invitation: { athlete: { as: 'PHYSIO', yourName: 'Jonas' } } };
        return { who: person(), mutation: 'invite', input, selection: 'invitation { id }' };
      },
    ],
    [
      'acceptInvitation',
      async () => {
        const { code } = await invite('SUPPORTER');
        const input = { code, yourName: 'Ben' };
        return { who: person(), mutation: 'acceptInvitation', input, selection: 'grant { id }', of: [scene.ada] };
      },
    ],
    [
      'acceptInvitation as one who is on the team',
      async () => {
        const who = person();
        await scene.world.join(scene.ada, who, 'COACH', 'Pia');
        const { code } = await invite('PHYSIO');
        return { who, mutation: 'acceptInvitation', input: { code }, selection: 'grant { id roles }', of: [scene.ada] };
      },
    ],
    [
      'revoke a grant',
      async () => {
        const who = person();
        const grantId = await scene.world.join(scene.ada, who, 'SUPPORTER', 'Ben');
        return {
          who: scene.ada,
          mutation: 'revoke',
          input: { revoke: { grantId } },
          selection: 'revokedId',
          of: [who],
        };
      },
    ],
    [
      'shareTracks',
      async () => {
        const who = person();
        const grantId = await scene.world.join(scene.ada, who, 'COACH', 'Pia');
        const input = { grantId, seesTracks: true };
        return { who: scene.ada, mutation: 'shareTracks', input, selection: 'grant { id seesTracks }', of: [] };
      },
    ],
    [
      'revoke an invitation',
      call(
        () => scene.ada,
        'revoke',
        async () => ({ revoke: { invitationId: (await invite('COACH')).id } }),
        'revokedId',
      ),
    ],
    [
      'editRun',
      call(
        () => scene.ada,
        'editRun',
        async () => ({ runId: await record(), effort: 4 }),
        'run { id }',
      ),
    ],
    [
      'deleteRun',
      call(
        () => scene.tracker,
        'deleteRun',
        async () => ({ runId: await record() }),
        'deletedRunId',
      ),
    ],
    [
      'markDuplicate',
      call(
        () => scene.ada,
        'markDuplicate',
        async () => ({ runId: await record(), otherRunId: await record(), verdict: 'SAME' }),
        'run { id }',
      ),
    ],
    [
      'logSession',
      call(
        () => scene.ada,
        'logSession',
        () => session(),
        'session { id }',
      ),
    ],
    [
      'editSession',
      call(
        () => scene.ada,
        'editSession',
        async () => ({ sessionId: await id(scene.ada, 'logSession', session(), 'session'), effort: 2 }),
        'session { id }',
      ),
    ],
    [
      'deleteSession',
      call(
        () => scene.ada,
        'deleteSession',
        async () => ({ sessionId: await id(scene.ada, 'logSession', session(), 'session') }),
        'deletedSessionId',
      ),
    ],
    [
      'reportSymptom',
      call(
        () => scene.ada,
        'reportSymptom',
        () => ({ athleteId: scene.ada.id, observation }),
        'symptom { id }',
      ),
    ],
    [
      'addObservation',
      call(
        () => scene.coach,
        'addObservation',
        async () => ({ symptomId: await report(), observation: { ...observation, runId: await record() } }),
        'observation { id } symptom { id }',
      ),
    ],
    [
      'correctObservation',
      call(
        () => scene.ada,
        'correctObservation',
        async () => ({
          observationId: await id(
            scene.ada,
            'addObservation',
            { symptomId: await report(), observation },
            'observation',
          ),
          observation: { phase: 'AT_REST', sites: ['CALF'], pain: 1 },
        }),
        'observation { id } symptom { id }',
      ),
    ],
    [
      'resolveSymptom',
      call(
        () => scene.ada,
        'resolveSymptom',
        async () => ({ symptomId: await report() }),
        'symptom { id }',
      ),
    ],
    [
      'recurSymptom',
      call(
        () => scene.ada,
        'recurSymptom',
        async () => ({ symptomId: await resolved(), observation: { ...observation, observedAt: TODAY } }),
        'symptom { id }',
      ),
    ],
    [
      'mergeSymptoms',
      call(
        () => scene.coach,
        'mergeSymptoms',
        async () => ({ intoSymptomId: await report(), fromSymptomId: await report() }),
        'symptom { id }',
      ),
    ],
    [
      'reopenSymptom',
      call(
        () => scene.ada,
        'reopenSymptom',
        async () => ({ symptomId: await resolved(), reason: 'It is not over.' }),
        'symptom { id }',
      ),
    ],
    [
      'unmergeSymptoms',
      call(
        () => scene.ada,
        'unmergeSymptoms',
        async () => {
          const merge = { intoSymptomId: await report(), fromSymptomId: await report() };
          await scene.ada.does('mergeSymptoms', merge, 'symptom { id }');
          return { symptomId: merge.fromSymptomId };
        },
        'symptom { id }',
      ),
    ],
    [
      'diagnoseSymptom',
      call(
        () => scene.coach,
        'diagnoseSymptom',
        async () => ({ symptomId: await report(), pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' }),
        'symptom { id }',
      ),
    ],
    [
      'issueInstruction',
      call(
        () => scene.coach,
        'issueInstruction',
        async () => ({ athleteId: scene.ada.id, rules, supersedes: [await instruct()] }),
        'instruction { id }',
      ),
    ],
    [
      'supersedeInstruction',
      call(
        () => scene.coach,
        'supersedeInstruction',
        async () => ({ instructionId: await instruct(), byInstructionId: await instruct() }),
        'instruction { id }',
      ),
    ],
    [
      'withdrawInstruction',
      call(
        () => scene.coach,
        'withdrawInstruction',
        async () => ({ instructionId: await instruct() }),
        'instruction { id }',
      ),
    ],
    [
      'endInstruction',
      call(
        () => scene.coach,
        'endInstruction',
        async () => ({ instructionId: await instruct(), reason: 'It has healed.' }),
        'instruction { id }',
      ),
    ],
    [
      'acknowledgeInstruction',
      call(
        () => scene.ada,
        'acknowledgeInstruction',
        async () => ({ instructionId: await instruct() }),
        'instruction { id }',
      ),
    ],
    [
      'markAttention',
      call(
        () => scene.coach,
        'markAttention',
        async () => {
          await report();
          return { athleteId: scene.ada.id, reason: 'NEW_SYMPTOM', as: 'TAKEN' };
        },
        'item { athlete { id } reasons { code mark { as } } }',
      ),
    ],
    [
      'addComment',
      call(
        () => scene.coach,
        'addComment',
        async () => ({ subjectId: await record(), audience: 'TEAM', body: 'Rest.' }),
        'comment { id }',
      ),
    ],
    [
      'editComment',
      call(
        () => scene.ada,
        'editComment',
        async () => ({ commentId: await comment(), body: 'Less.' }),
        'comment { id }',
      ),
    ],
    [
      'deleteComment',
      call(
        () => scene.ada,
        'deleteComment',
        async () => ({ commentId: await comment() }),
        'comment { id }',
      ),
    ],
    [
      'promoteComment',
      call(
        () => scene.coach,
        'promoteComment',
        async () => ({ commentId: await comment(), symptom: { newSymptom: true }, observation }),
        'comment { id } observation { id } symptom { id }',
      ),
    ],
  ];

  function call(who: () => Someone, mutation: string, input: () => object | Promise<object>, selection: string) {
    return async (): Promise<MutationCall> => ({
      who: who(),
      mutation,
      input: await input(),
      selection,
      of: [scene.ada],
    });
  }

  return { calls, newName, record, report, person };
}
