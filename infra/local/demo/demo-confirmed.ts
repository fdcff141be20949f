import type { Api } from './demo-api.ts';
import { type OnRoster, TREATED } from './demo-roster.ts';

const HOUR_MS = 3_600_000;

/**
 * An athlete whom the coach also treats: as a coach they suspect a bone-stress injury, as a physio they confirm it, and only as
 * a physio they may then loosen anything. Running stays prohibited.
 */
export async function confirmed(
  roster: readonly OnRoster[],
  { coach, now, setClock }: { coach: Api; now: number; setClock(atMs: number): void },
): Promise<void> {
  const { api, athleteId } = roster[TREATED] ?? {};
  if (!api || athleteId === undefined) throw new Error('Somebody of the roster is missing');
  const found = await api.asks('{ viewer { athlete { symptoms(first: 1) { nodes { id } } } } }');
  const { viewer } = found as { viewer: { athlete: { symptoms: { nodes: { id: string }[] } } } };
  const symptomId = viewer.athlete.symptoms.nodes[0]?.id;

  setClock(now - 5 * HOUR_MS);
  const injury = { symptomId, pathology: 'BONE_STRESS_INJURY' };
  const suspicion = { ...injury, verification: 'UNCONFIRMED', note: 'Hurts when hopping. An MRI is booked.' };
  await coach.does('diagnoseSymptom', suspicion, 'symptom { id }');
  setClock(now - 4 * HOUR_MS);
  const confirmation = { ...injury, verification: 'CONFIRMED', note: 'Seen in the MRI.' };
  await coach.does('diagnoseSymptom', confirmation, 'symptom { id }');
  const instruction = {
    athleteId,
    symptomIds: [symptomId],
    rules: [{ activity: 'CROSS_TRAINING', permission: 'ALLOWED' }],
    note: 'Deep-water running and the bike are fine. Nothing with impact.',
  };
  const issued = await coach.does('issueInstruction', instruction, 'instruction { id }');
  await api.does('acknowledgeInstruction', { instructionId: issued.instruction.id }, 'instruction { id }');
}
