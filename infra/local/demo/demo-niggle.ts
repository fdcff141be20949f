import { left, MILE_METERS, observer, recorder, type Story } from './demo-cast.ts';

/** Days 1 to 6: a tight hamstring that spreads and sets in earlier. Returns the id of the symptom. */
export async function niggle(story: Story): Promise<string> {
  const { at, athleteId, runner, coach } = story;
  const run = recorder(story);

  // Day 1: an easy run on a hot day; in the cool-down the left hamstring is tight.
  const easy = await run(
    at(1, '07:00'),
    {
      type: 'EASY',
      surface: 'ROAD',
      distanceMeters: 5 * MILE_METERS,
      durationSeconds: 2790,
      effort: 3,
      temperatureCelsius: 31,
    },
    'track-1001',
  );
  const { symptom } = await runner.does(
    'reportSymptom',
    {
      athleteId,
      observation: {
        ...left,
        observedAt: at(1, '07:55'),
        phase: 'COOL_DOWN',
        sites: ['HAMSTRING_BELLY'],
        sensations: ['TIGHTNESS'],
        pain: 1,
        runId: easy,
        note: 'Tight in the cool-down stretches.',
      },
    },
    'symptom { id }',
  );
  const symptomId = symptom.id;
  const observe = observer(story, symptomId);

  // Day 2: fine while running; afterwards tight from knee to waist.
  const recovery = await run(
    at(2, '07:05'),
    {
      type: 'RECOVERY',
      surface: 'ROAD',
      distanceMeters: 4 * MILE_METERS,
      durationSeconds: 2400,
      effort: 2,
      temperatureCelsius: 29,
    },
    'track-1002',
  );
  await observe(at(2, '12:30'), {
    phase: 'AFTER_RUN',
    sites: ['HAMSTRING_BELLY', 'GLUTE', 'HIP'],
    sensations: ['TIGHTNESS'],
    pain: 2,
    runId: recovery,
    note: 'Fine while running; afterwards tight from knee to waist.',
  });

  // Day 4: it comes 4 miles into the run; the athlete mentions it in a comment, which the coach turns into an
  // observation.
  const tempo = await run(
    at(4, '06:50'),
    {
      type: 'TEMPO',
      surface: 'ROAD',
      distanceMeters: 7 * MILE_METERS,
      durationSeconds: 3540,
      effort: 6,
      temperatureCelsius: 26,
    },
    'track-1004',
  );
  at(4, '09:10');
  const { comment } = await runner.does(
    'addComment',
    { subjectId: tempo, audience: 'TEAM', body: 'The niggle came back about 4 miles in. Not bad, but it was there.' },
    'comment { id }',
  );
  at(4, '12:15');
  await coach.does(
    'promoteComment',
    {
      commentId: comment.id,
      symptom: { symptomId },
      observation: {
        ...left,
        observedAt: at(4, '07:25'),
        phase: 'DURING_RUN',
        onsetDistanceMeters: 6437,
        sites: ['HAMSTRING_BELLY'],
        sensations: ['ACHE'],
        pain: 3,
        runId: tempo,
      },
    },
    'observation { id }',
  );

  // Day 6: it hurts during dynamic stretches before the long run.
  await observe(at(6, '06:40'), {
    phase: 'PRE_RUN',
    sites: ['HAMSTRING_BELLY'],
    sensations: ['TIGHTNESS'],
    pain: 3,
    note: 'Already there in the dynamic stretches.',
  });
  await run(
    at(6, '07:00'),
    {
      type: 'LONG',
      surface: 'TRAIL',
      distanceMeters: 12 * MILE_METERS,
      durationSeconds: 6900,
      effort: 5,
      temperatureCelsius: 24,
    },
    'track-1006',
  );
  return symptomId;
}
