import { viewerFrom } from '../../functions/request/viewer-from.ts';
import { personClaims, type Someone, type World } from './world.ts';
import { addWebhook } from './webhooks.ts';

/** The parts that people play in examples, by the names that `npm run -s token` knows them by. */
export const parts = ['runner', 'coach', 'physio', 'supporter', 'tracker', 'stranger', 'operator'] as const;
export type Part = (typeof parts)[number];

export interface Scene {
  people: Record<Part, Someone>;
  /** What the placeholders of examples stand for: `ATHLETE_ID`. */
  values: Record<string, string>;
}

const hamstring = { side: 'LEFT', sensations: ['TIGHTNESS'] };

/**
 * An athlete on 10 March 2026 with everything that the schema can show of them. Each scene has its own people, so that
 * many fit into one world without seeing each other's data.
 */
export async function playScene(world: World, name: string): Promise<Scene> {
  const people: Record<Part, Someone> = {
    runner: world.person(`${name}-runner`),
    coach: world.person(`${name}-coach`),
    physio: world.person(`${name}-physio`),
    supporter: world.person(`${name}-supporter`),
    tracker: world.integration(`${name}-tracker`),
    stranger: world.person(`${name}-stranger`),
    operator: world.as({ ...personClaims(`${name}-operator`), 'cognito:groups': '[operators]' }),
  };
  const { runner, coach, physio, supporter, tracker } = people;
  const made = await runner.does('createAthlete', { name: 'Ada', timeZone: 'America/Chicago' }, 'athlete { id }');
  const athleteId: string = made.athlete.id;
  const ada = { ...runner, id: athleteId };
  const coachsGrantId = await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, physio, 'PHYSIO', 'Jonas');
  const grantId = await world.join(ada, supporter, 'SUPPORTER', 'Ben');
  await world.join(ada, tracker, 'INTEGRATION', 'Tracker');
  const { invitation } = await runner.does(
    'invite',
    { invitation: { toTeam: { athleteId, role: 'SUPPORTER' } } },
    'invitation { id code }',
  );

  const { results } = await tracker.does(
    'recordRuns',
    {
      athleteId,
      runs: [
        {
          externalId: '4',
          startedAt: '2026-03-04T12:00:00Z',
          type: 'EASY',
          distanceMeters: 9000,
          durationSeconds: 3000,
        },
        {
          externalId: '9',
          startedAt: '2026-03-09T12:00:00Z',
          type: 'TEST',
          distanceMeters: 3219,
          durationSeconds: 1290,
        },
        {
          externalId: '9 from the phone',
          startedAt: '2026-03-09T12:01:00Z',
          distanceMeters: 3200,
          durationSeconds: 1250,
        },
      ],
    },
    'results { run { id } }',
  );
  const runId: string = results[1].run.id;

  const symptom = async (who: Someone, observation: object): Promise<string> => {
    const reported = await who.does('reportSymptom', { athleteId, observation }, 'symptom { id }');
    return reported.symptom.id;
  };
  const symptomId = await symptom(runner, {
    ...hamstring,
    observedAt: '2026-03-04T13:00:00Z',
    phase: 'AFTER_RUN',
    sites: ['HAMSTRING_BELLY'],
    pain: 1,
    runId: results[0].run.id,
  });
  const further = {
    ...hamstring,
    observedAt: '2026-03-09T12:10:00Z',
    phase: 'DURING_RUN',
    onsetDistanceMeters: 0,
    runId,
  };
  const { observation } = await runner.does(
    'addObservation',
    { symptomId, observation: { ...further, sites: ['HAMSTRING_PROXIMAL_TENDON'], pain: 6 } },
    'observation { id }',
  );
  const diagnosis = { symptomId, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' };
  await physio.does('diagnoseSymptom', diagnosis, 'symptom { id }');
  const otherSymptomId = await symptom(physio, { ...hamstring, phase: 'AT_REST', sites: ['GLUTE'], pain: 2 });
  const hip = await symptom(physio, { ...hamstring, phase: 'AT_REST', sites: ['GLUTE'], pain: 1 });
  await physio.does('mergeSymptoms', { intoSymptomId: otherSymptomId, fromSymptomId: hip }, 'symptom { id }');
  const calf = { observedAt: '2026-03-02T12:00:00Z', phase: 'WARM_UP', sites: ['CALF'], side: 'RIGHT', pain: 1 };
  const resolvedSymptomId = await symptom(runner, calf);
  const resolved = { symptomId: resolvedSymptomId, resolvedAt: '2026-03-05T12:00:00Z' };
  await runner.does('resolveSymptom', resolved, 'symptom { id }');

  const instruction = async (who: Someone, input: object): Promise<string> => {
    const issued = await who.does('issueInstruction', { athleteId, ...input }, 'instruction { id }');
    return issued.instruction.id;
  };
  const instructionId = await instruction(coach, {
    startsAt: '2026-03-08T20:00:00Z',
    reviewAt: '2026-03-14T15:00:00Z',
    symptomIds: [symptomId],
    note: 'No running.',
    rules: [{ activity: 'RUN', permission: 'PROHIBITED' }],
  });
  const otherInstructionId = await instruction(physio, {
    supersedes: [],
    note: 'Isometric holds, twice a day.',
    rules: [{ activity: 'REHAB', permission: 'REQUIRED' }],
  });

  const session = { activity: 'REHAB', startedAt: '2026-03-10T07:00:00Z', durationSeconds: 900, effort: 3 };
  const logged = await runner.does('logSession', { athleteId, ...session, note: 'Calf raises.' }, 'session { id }');

  const comment = async (who: Someone, subjectId: string, audience: string, body: string): Promise<string> => {
    const added = await who.does('addComment', { subjectId, audience, body }, 'comment { id }');
    return added.comment.id;
  };
  const commentId = await comment(runner, runId, 'TEAM', 'It hurt from the very first step.');
  await comment(physio, symptomId, 'CLINICAL', 'Tender at the sitting bone.');
  await comment(coach, instructionId, 'TEAM', 'Hang tight.');
  await comment(supporter, athleteId, 'SUPPORTERS', 'You will be back!');

  const { webhookId, deliveryId } = await addWebhook(world, coach, athleteId);
  const { integration } = await coach.does(
    'registerIntegration',
    {
      name: 'Tracker',
      homepageUrl: 'https://tracker.example',
      redirectUrls: ['https://tracker.example/connected'],
      scopes: ['RUNS_WRITE'],
      contactEmail: 'dev@tracker.example',
    },
    'integration { id }',
  );

  return {
    people,
    values: {
      ATHLETE_ID: athleteId,
      VIEWER_ID: `vwr_${viewerFrom(people.stranger.claims).id.slice(4)}`,
      RUN_ID: runId,
      OTHER_RUN_ID: results[2].run.id,
      SESSION_ID: logged.session.id,
      SYMPTOM_ID: symptomId,
      OTHER_SYMPTOM_ID: otherSymptomId,
      RESOLVED_SYMPTOM_ID: resolvedSymptomId,
      MERGED_SYMPTOM_ID: hip,
      OBSERVATION_ID: observation.id,
      INSTRUCTION_ID: instructionId,
      OTHER_INSTRUCTION_ID: otherInstructionId,
      COMMENT_ID: commentId,
      GRANT_ID: grantId,
      COACHS_GRANT_ID: coachsGrantId,
      INVITATION_ID: invitation.id,
      INVITATION_CODE: invitation.code,
      WEBHOOK_ID: webhookId,
      INTEGRATION_ID: integration.id,
      DELIVERY_ID: deliveryId,
      IN_TWO_DAYS: '2026-03-12T12:00:00.000Z',
    },
  };
}
