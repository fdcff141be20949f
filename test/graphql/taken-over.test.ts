import { beforeEach, expect, it } from 'vitest';
import { day } from '../support/records.ts';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** What a coach took over from a physio stays partly the physio's, however long ago that was: through the whole API. */

let world: World;
let ada: Someone & { id: string };
let coach: Someone;
let physio: Someone;

beforeEach(async () => {
  world = await createWorld({ now: day(1) });
  ada = await world.athlete('Ada');
  [coach, physio] = [world.person('coach'), world.person('physio')];
  await world.join(ada, coach, 'COACH', 'Maren');
  await world.join(ada, physio, 'PHYSIO', 'Jonas');
});

const ban = { activity: 'RUN', permission: 'PROHIBITED' };
const free = { activity: 'RUN', permission: 'ALLOWED' };
const tell = async (who: Someone, rule: object, more: object = {}): Promise<string> => {
  const told = { athleteId: ada.id, rules: [rule], ...more };
  return (await who.does('issueInstruction', told, 'instruction { id }')).instruction.id;
};
const isOverridden = async (who: Someone): Promise<boolean> => {
  const { data } = await who.ask('{ viewer { attention(first: 5) { nodes { reasons { code } } } } }');
  return JSON.stringify(data).includes('OVERRIDDEN');
};

it('lifting it takes a reason weeks later, and the physio hears of it', async () => {
  const theirs = await tell(physio, ban);
  world.at(day(2));
  await tell(coach, ban, { supersedes: [theirs] });
  world.at(day(9));
  // Told anew, in the coach's own words.
  await tell(coach, ban, { note: 'Still not.' });
  world.at(day(28));
  expect(await isOverridden(physio)).toBe(false);
  expect(await coach.isRefused('issueInstruction', { athleteId: ada.id, rules: [free] })).toEqual([
    'INVALID input.reason',
  ]);
  await tell(coach, free, { reason: 'The scan is clear.' });
  expect(await isOverridden(physio)).toBe(true);
  expect(await isOverridden(coach)).toBe(false);
});

it('on a confirmed stress injury that the athlete called over, it is for a physio', async () => {
  const observation = { phase: 'AT_REST', sites: ['FEMORAL_NECK'], pain: 4 };
  const { symptom } = await ada.does('reportSymptom', { athleteId: ada.id, observation }, 'symptom { id }');
  const symptomIds = [symptom.id];
  const confirmed = { symptomId: symptom.id, pathology: 'BONE_STRESS_INJURY', verification: 'CONFIRMED' };
  await physio.does('diagnoseSymptom', confirmed, 'symptom { id }');
  const theirs = await tell(physio, ban, { symptomIds });
  world.at(day(2));
  const own = await tell(coach, ban, { supersedes: [theirs] });
  world.at(day(20));
  await ada.does('resolveSymptom', { symptomId: symptom.id }, 'symptom { id }');
  const end = { instructionId: own, reason: 'No pain any more.' };
  expect(await coach.isRefused('endInstruction', end)).toEqual(['FORBIDDEN input.instructionId']);
  await physio.does('endInstruction', end, 'athlete { availability { status } }');
});
