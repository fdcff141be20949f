import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type Someone, type World } from '../support/world.ts';

/** Mistakes with symptoms, corrected: everything that is derived from them follows. */

const at = (day: number, time = '12:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000Z`;

let world: World;
let ada: Someone & { id: string };
let coach: Someone;

beforeAll(async () => {
  world = await createWorld({ now: at(1) });
  ada = await world.athlete('Ada');
  coach = world.person('coach');
  await world.join(ada, coach, 'COACH', 'Maren');
});

async function felt(sites: string[], day: number, pain: number, symptomId?: string): Promise<string> {
  world.at(at(day));
  const observation = { phase: 'AT_REST', side: 'LEFT', sites, pain };
  const [mutation, whose] = symptomId ? ['addObservation', { symptomId }] : ['reportSymptom', { athleteId: ada.id }];
  const { symptom } = await ada.does(mutation, { ...whose, observation }, 'symptom { id }');
  return symptom.id;
}
async function board() {
  const { data } = await coach.ask(
    '{ viewer { attention(first: 5) { nodes { athlete { symptomSummary { openCount worstPain } } reasons { code } } } } }',
  );
  const [node] = data.viewer.attention.nodes;
  return {
    ...node?.athlete.symptomSummary,
    codes: (node?.reasons ?? []).map(({ code }: { code: string }) => code) as string[],
  };
}
async function node(id: string, fields: string) {
  const { data } = await ada.ask(`query($id: ID!) { node(id: $id) { ... on Symptom { ${fields} } } }`, { id });
  return data.node;
}

describe('a symptom', () => {
  it('reopened is on the board again, with its red flag, and is no recurrence', async () => {
    const symptomId = await felt(['FEMORAL_NECK'], 2, 9);
    expect(await board()).toMatchObject({
      openCount: 1,
      worstPain: 9,
      codes: ['RED_FLAG', 'SYMPTOM_WORSENING', 'NEW_SYMPTOM'],
    });
    await ada.does('resolveSymptom', { symptomId }, 'symptom { id }');
    expect((await board()).codes).toEqual([]);
    const input = { symptomId, reason: 'It was the other one.', idempotencyKey: 'back' };
    const fields =
      'symptom { status resolvedAt recursFrom { id } corrections { kind reason resolvedAt resolvedBy { name } } }';
    const first = await ada.does('reopenSymptom', input, fields);
    expect(first.symptom).toEqual({
      status: 'ACTIVE',
      resolvedAt: null,
      recursFrom: null,
      corrections: [
        { kind: 'REOPENED', reason: 'It was the other one.', resolvedAt: at(2), resolvedBy: { name: 'Ada' } },
      ],
    });
    expect(await ada.does('reopenSymptom', input, fields)).toEqual(first);
    expect(await board()).toMatchObject({
      openCount: 1,
      worstPain: 9,
      codes: ['RED_FLAG', 'SYMPTOM_WORSENING', 'NEW_SYMPTOM'],
    });
    await ada.does('resolveSymptom', { symptomId }, 'symptom { id }');
  });

  it('merged with another far away is confirmed, and separate again once that is undone', async () => {
    const heel = await felt(['HEEL'], 3, 2);
    const knee = await felt(['KNEECAP'], 4, 5);
    await felt(['KNEECAP'], 5, 6, knee);
    const merge = { intoSymptomId: heel, fromSymptomId: knee };
    expect(await ada.isRefused('mergeSymptoms', merge)).toEqual(['CONFIRMATION_REQUIRED input.confirmFarApart']);
    const fields =
      'id status openedAt observationCount latestObservation { pain } observations(first: 9) { nodes { pain } }';
    const before = [await node(heel, fields), await node(knee, fields)];
    await ada.does('mergeSymptoms', { ...merge, confirmFarApart: true }, 'symptom { id }');
    expect(await board()).toMatchObject({ openCount: 1, worstPain: 6 });
    expect(await node(heel, 'observationCount')).toEqual({ observationCount: 3 });
    expect(await coach.isRefused('unmergeSymptoms', { symptomId: knee })).toEqual(['FORBIDDEN input.symptomId']);
    const { symptom } = await ada.does(
      'unmergeSymptoms',
      { symptomId: knee },
      `symptom { ${fields} mergedInto { id } corrections { kind other { id } } }`,
    );
    const remaining = await node(heel, `${fields} mergedFrom { id } corrections { kind other { id } }`);
    expect([remaining, symptom]).toMatchObject(before);
    expect(remaining).toMatchObject({ mergedFrom: [], corrections: [{ kind: 'UNMERGED', other: { id: knee } }] });
    expect(symptom.corrections).toEqual([{ kind: 'UNMERGED', other: { id: heel } }]);
    expect(symptom.mergedInto).toBeNull();
    expect(await board()).toMatchObject({ openCount: 2, worstPain: 6 });
    expect(await ada.isRefused('unmergeSymptoms', { symptomId: knee })).toEqual(['CONFLICT input.symptomId']);
  });
});
