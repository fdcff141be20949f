import { requireRole } from '../access/access.ts';
import type { Author } from '../athlete/athlete.ts';
import { add, given, INPUT, text, throwIfAny } from '../check.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import type { Problem } from '../refusal.ts';
import type { Certainty, Pathology } from '../vocabulary.ts';
import type { Diagnosis, SymptomRecord } from './symptom.ts';
import { type By, changeOf, type Decision } from './symptom-change.ts';
import { requireNotMerged } from './symptom-course.ts';

/**
 * Adds a diagnosis (pathologies of the IOC consensus 2020); earlier ones stay. INVALID for a malformed OSIICS code,
 * TOO_LONG for the note, LIMIT_REACHED beyond 50, 15 by one author, or 96 KB of notes. The last places are for
 * physios.
 */
export function diagnoseSymptom(
  symptom: SymptomRecord,
  input: {
    pathology: Pathology;
    certainty: Certainty;
    osiicsCode?: string | null | undefined;
    note?: string | null | undefined;
  },
  { by, now }: By,
): Decision {
  requireRole(by.role, 'diagnoseSymptom');
  requireNotMerged(symptom, 'symptomId');
  const { pathology, certainty, osiicsCode, note } = input;
  const problems: Problem[] = [];
  if (osiicsCode !== null && osiicsCode !== undefined && !/^[A-Za-z0-9]{2,6}$/.test(osiicsCode)) {
    const message = 'An OSIICS code has 2 to 6 letters and digits, such as TT1.';
    add(problems, 'INVALID', [...INPUT, 'osiicsCode'], message);
  }
  text(problems, note, [...INPUT, 'note'], { what: 'The note', min: 0, max: 2_000 });
  checkRoomFor(problems, symptom.diagnoses, note, by);
  throwIfAny(problems);
  const diagnosis: Diagnosis = { pathology, certainty, ...given({ osiicsCode, note }), by, at: now };
  const diagnosed: SymptomRecord = { ...symptom, diagnoses: [...symptom.diagnoses, diagnosis] };
  const uses = { diagnoses: 1, wordBytes: bytesOf(note) };
  return { change: { ...changeOf([diagnosed], { by, now }), uses }, symptom: diagnosed };
}

const bytesOfNotes = (diagnoses: readonly Diagnosis[]): number => bytesOf(...diagnoses.map(({ note }) => note));

/** Adds LIMIT_REACHED for one diagnosis or one long note too many. A coach cannot use up the room of physios. */
function checkRoomFor(
  problems: Problem[],
  diagnoses: readonly Diagnosis[],
  note: string | null | undefined,
  { id, role }: Author,
): void {
  const own = diagnoses.filter(({ by }) => by.id === id).length;
  const isPhysio = role === 'PHYSIO';
  const most = isPhysio ? atOnce.diagnoses : atOnce.diagnosesByCoaches;
  const bytes = isPhysio ? atOnce.diagnosisBytes : atOnce.diagnosisBytesByCoaches;
  if (own >= atOnce.diagnosesByAuthor)
    add(problems, 'LIMIT_REACHED', INPUT, `You have given this symptom ${own} diagnoses, the maximum for one author.`);
  else if (diagnoses.length >= most)
    add(problems, 'LIMIT_REACHED', INPUT, `This symptom has ${diagnoses.length} diagnoses, the maximum for your role.`);
  else if (note && bytesOfNotes(diagnoses) + bytesOf(note) > bytes)
    add(
      problems,
      'LIMIT_REACHED',
      [...INPUT, 'note'],
      "The notes of this symptom's diagnoses are full. Omit the note.",
    );
}
