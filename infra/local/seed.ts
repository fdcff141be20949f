import { type Api, connectAs, type DemoParts } from './demo-api.ts';
import { loadRoster } from './demo-roster.ts';
import { instantAt, lastLocalDay } from './local-time.ts';

const ZONE = 'America/Chicago';
const MILE_METERS = 1609.344;
/** The story ends at midday; it is told so that this has just passed. */
const STORY_ENDS = '13:00';

/**
 * Loads the demo through the public API, as the people in it would: the story of the runner's hamstring, and the coach's
 * other 40 athletes. The clock is moved from day to day, so that everything says when it really happened.
 */
export async function loadDemo(parts: DemoParts): Promise<void> {
  const now = Date.now();
  const connect = connectAs(parts);
  const [runner, coach, physio, supporter, tracker] = await Promise.all(
    ['runner', 'coach', 'physio', 'supporter', 'tracker'].map(connect),
  );
  if (!runner || !coach || !physio || !supporter || !tracker) throw new Error('Somebody of the story is missing');

  const day10 = lastLocalDay(now, ZONE, STORY_ENDS);
  /** Day and local time of the story -> an instant; the clock then stands at it. */
  const at = (day: number, time: string): string => {
    const instant = instantAt(day10, day - 10, time, ZONE);
    parts.setClock(Date.parse(instant));
    return instant;
  };

  at(0, '18:00');
  const { athlete } = await runner.does('createAthlete', { name: 'Ada Okafor', timeZone: ZONE }, 'athlete { id }');
  const athleteId = athlete.id;
  for (const [who, role, yourName] of [
    [coach, 'COACH', 'Maren Holt'],
    [physio, 'PHYSIO', 'Dr. Jonas Weber'],
    [supporter, 'SUPPORTER', 'Ben Okafor'],
    [tracker, 'INTEGRATION', 'Tracker'],
  ] as const) {
    const { invitation } = await runner.does(
      'invite',
      { invitation: { toTeam: { athleteId, role } } },
      'invitation { code }',
    );
    await who.does('acceptInvitation', { code: invitation.code, yourName }, 'grant { id }');
  }

  const run = (who: Api, startedAt: string, values: object, externalId: string) =>
    who
      .does(
        'recordRuns',
        { athleteId, runs: [{ startedAt, timeZone: ZONE, externalId, ...values }] },
        'results { run { id } }',
      )
      .then(({ results }) => results[0]?.run.id);
  const left = { side: 'LEFT' };

  // Day 1: an easy run on a hot day; in the cool-down the left hamstring is tight.
  const easy = await run(
    tracker,
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
  const observe = (observedAt: string, values: object) =>
    runner.does('addObservation', { symptomId, observation: { ...left, observedAt, ...values } }, 'observation { id }');

  // Day 2: fine while running; afterwards tight from knee to waist.
  const recovery = await run(
    tracker,
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

  // Day 4: it comes 4 miles into the run; she mentions it in a comment to her coach, who makes an observation of it.
  const tempo = await run(
    tracker,
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

  // Day 6: it is there in the dynamic stretches before the long run.
  await observe(at(6, '06:40'), {
    phase: 'PRE_RUN',
    sites: ['HAMSTRING_BELLY'],
    sensations: ['TIGHTNESS'],
    pain: 3,
    note: 'Already there in the dynamic stretches.',
  });
  await run(
    tracker,
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

  // Day 8: after the long run it is central to the very top of the hamstring. She talks with the coach and the physio.
  const long = await run(
    tracker,
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
      reviewAt: instantAt(day10, 0, '06:30', ZONE),
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
  await physio.does(
    'addComment',
    {
      subjectId: symptomId,
      audience: 'CLINICAL',
      body: 'Tender at the sitting bone, slump test negative. Would like to examine before she loads it again.',
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
      reviewAt: instantAt(day10, 1, '09:00', ZONE),
      rules: [
        { activity: 'RUN', permission: 'LIMITED', maxDistanceMeters: 3219, maxEffort: 3, stopIfPainAtLeast: 3 },
        { activity: 'CROSS_TRAINING', permission: 'PROHIBITED' },
      ],
      note: 'Two easy miles. Stop if it reaches 3.',
    },
    'instruction { id }',
  );
  at(10, '06:40');
  await acknowledgeLatest(runner);
  const test = await run(
    tracker,
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
      reviewAt: instantAt(day10, 4, '15:00', ZONE),
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

  await loadRoster({ connect, coach, coachName: 'Maren Holt', now, setClock: parts.setClock });
  parts.setClock(undefined);
}

/** She reads the newest instruction. */
async function acknowledgeLatest(runner: Api): Promise<void> {
  const data = await runner.asks('{ viewer { athlete { instructions(first: 1) { nodes { id } } } } }');
  const { viewer } = data as { viewer: { athlete: { instructions: { nodes: { id: string }[] } } } };
  const instructionId = viewer.athlete.instructions.nodes[0]?.id;
  await runner.does('acknowledgeInstruction', { instructionId }, 'instruction { id }');
}
