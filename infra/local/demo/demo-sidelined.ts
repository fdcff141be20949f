import type { Api } from './demo-api.ts';
import { MILE_METERS, observer, recorder, type Story } from './demo-cast.ts';

/** Days 8 to 10: no running, two easy miles, no running again; and the supporter encourages the athlete. */
export async function sidelined(story: Story, symptomId: string): Promise<void> {
  const { at, instantOf: review, athleteId, runner, coach, supporter } = story;
  const run = recorder(story);
  const observe = observer(story, symptomId);

  // Day 8: after the long run the pain is at the very top of the hamstring. The athlete talks with the
  // coach, who is also the physio.
  const long = await run(
    at(8, '07:00'),
    {
      type: 'LONG',
      surface: 'ROAD',
      distanceMeters: 14 * MILE_METERS,
      durationSeconds: 7980,
      effort: 6,
      temperatureCelsius: 22,
    },
    'track-1008',
  );
  await observe(at(8, '10:00'), {
    phase: 'AFTER_RUN',
    sites: ['HAMSTRING_PROXIMAL_TENDON'],
    sensations: ['ACHE'],
    pain: 4,
    runId: long,
    note: 'No longer the whole leg: one spot at the very top.',
  });
  at(8, '17:00');
  await coach.does(
    'diagnoseSymptom',
    { symptomId, pathology: 'TENDINOPATHY', certainty: 'SUSPECTED', note: 'High hamstring tendon; to be confirmed.' },
    'symptom { id }',
  );
  at(8, '17:05');
  await coach.does(
    'issueInstruction',
    {
      athleteId,
      symptomIds: [symptomId],
      reviewAt: review(10, '06:30'),
      rules: [
        { activity: 'RUN', permission: 'PROHIBITED' },
        { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' },
      ],
      note: 'No running and no cross-training. We look at it again in two days.',
    },
    'instruction { id }',
  );
  at(8, '17:20');
  await acknowledgeLatest(runner);
  at(8, '18:30');
  await coach.does(
    'addComment',
    {
      subjectId: symptomId,
      audience: 'CLINICAL',
      body: 'Tender at the sitting bone, slump test negative. To be examined by Dr. Weber before any more load.',
    },
    'comment { id }',
  );

  // Day 10: go-ahead for two easy miles; pain from the very first step; hang tight.
  at(10, '06:30');
  await coach.does(
    'issueInstruction',
    {
      athleteId,
      symptomIds: [symptomId],
      reviewAt: review(11, '09:00'),
      rules: [{ activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3219, maxEffort: 3, stopIfPainAtLeast: 3 }],
      note: 'Two easy miles. Stop if it reaches 3.',
    },
    'instruction { id }',
  );
  at(10, '06:40');
  await acknowledgeLatest(runner);
  const test = await run(
    at(10, '07:00'),
    { type: 'TEST', surface: 'ROAD', distanceMeters: 3218, durationSeconds: 1290, effort: 3, temperatureCelsius: 21 },
    'track-1010',
  );
  await observe(at(10, '07:30'), {
    phase: 'DURING_RUN',
    onsetDistanceMeters: 0,
    sites: ['HAMSTRING_PROXIMAL_TENDON'],
    sensations: ['SHARP_PAIN'],
    pain: 6,
    runId: test,
    note: 'From the very first step.',
  });
  at(10, '08:15');
  await coach.does(
    'issueInstruction',
    {
      athleteId,
      symptomIds: [symptomId],
      reviewAt: review(14, '15:00'),
      rules: [
        { activity: 'RUN', permission: 'PROHIBITED' },
        { activity: 'UPPER_BODY', permission: 'ALLOWED' },
      ],
      note: 'Hang tight: upper body is fine, no running. You have an appointment for a proper diagnosis.',
    },
    'instruction { id }',
  );
  at(10, '12:45');
  await supporter.does(
    'addComment',
    {
      subjectId: athleteId,
      audience: 'SUPPORTERS',
      body: 'You will be back before you know it. Coffee instead of miles on Sunday!',
    },
    'comment { id }',
  );
}

/** The athlete acknowledges the newest instruction. */
async function acknowledgeLatest(runner: Api): Promise<void> {
  const data = await runner.asks('{ viewer { athlete { instructions(first: 1) { nodes { id } } } } }');
  const { viewer } = data as { viewer: { athlete: { instructions: { nodes: { id: string }[] } } } };
  const instructionId = viewer.athlete.instructions.nodes[0]?.id;
  await runner.does('acknowledgeInstruction', { instructionId }, 'instruction { id }');
}
