import { requireRole } from '../access/access.ts';
import { type Actor, type Author, authorOf } from '../athlete/athlete.ts';
import { add, given, INPUT, text, throwIfAny } from '../check.ts';
import { atOnce, bytesOf } from '../limits/limits.ts';
import type { Problem } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { hasAny, yourRoles } from '../team/roles.ts';
import type { Certainty, Instant, Pathology, Verification } from '../vocabulary.ts';
import { certaintyOf, stands, verificationOf, wordBytesOf } from './diagnosis.ts';
import { osiicsCode as osiicsCodeOf } from './osiics.ts';
import type { Diagnosis, EndedAs, SymptomRecord } from './symptom.ts';
import { type By, changeOf, type Decision } from './symptom-change.ts';
import { requireNotMerged } from './symptom-course.ts';

type Optional<T> = T | null | undefined;

export interface DiagnosisInput {
  pathology: Pathology;
  /** This or `verification`. */
  certainty?: Optional<Certainty>;
  verification?: Optional<Verification>;
  osiicsCode?: Optional<string>;
  note?: Optional<string>;
  /** Who said so, if not the author. */
  saidBy?: Optional<string>;
}

/**
 * Adds a diagnosis (pathologies of the IOC consensus 2020), or marks earlier ones as refuted or entered in error; all
 * stay readable. FORBIDDEN for a coach who does more than suspect, INVALID for the athlete without `saidBy` and for a
 * code that OSIICS 15 does not have, NOT_FOUND if none stands that could be marked, TOO_LONG for texts, LIMIT_REACHED beyond 50, 15
 * by one author, or 96 KB of notes. The last places are for physios.
 */
export function diagnoseSymptom(symptom: SymptomRecord, input: DiagnosisInput, { by, now }: By): Decision {
  requireRole(by.roles, 'diagnoseSymptom');
  requireNotMerged(symptom, 'symptomId');
  const problems: Problem[] = [];
  const verification = verificationIn(problems, input);
  checkWords(problems, input, by);
  const ends = verification === 'REFUTED' || verification === 'ENTERED_IN_ERROR';
  if (!ends) checkMayGive(problems, input, verification, by);
  checkRoomFor(problems, symptom.diagnoses, input, by, !ends);
  throwIfAny(problems);
  const { note, saidBy } = input;
  const diagnoses = ends
    ? withEnded(symptom.diagnoses, input, { as: verification, ...given({ note, saidBy }), at: now }, by)
    : [...symptom.diagnoses, diagnosisFrom(input, verification, { by: authorGiving(verification, by), now })];
  const diagnosed: SymptomRecord = { ...symptom, diagnoses };
  const uses = { ...(!ends && { diagnoses: 1 }), wordBytes: bytesOf(note, saidBy) };
  return { change: { ...changeOf([diagnosed], { by, now }), uses }, symptom: diagnosed };
}

/** What is said of the diagnosis, by either of the two fields. */
function verificationIn(problems: Problem[], { certainty, verification }: DiagnosisInput): Verification {
  const path = [...INPUT, 'verification'];
  if (certainty == null && verification == null)
    add(problems, 'INVALID', path, 'Give verification, such as UNCONFIRMED for a suspicion.');
  if (certainty != null && verification != null && certaintyOf(verification) !== certainty)
    add(problems, 'INVALID', path, `${verification} and the certainty ${certainty} contradict each other. Omit one.`);
  return verification ?? (certainty === 'CONFIRMED' ? 'CONFIRMED' : 'UNCONFIRMED');
}

function checkWords(problems: Problem[], { osiicsCode, note, saidBy }: DiagnosisInput, { roles }: Actor): void {
  if (osiicsCode != null && !osiicsCodeOf(osiicsCode)) {
    const message = 'OSIICS version 15 has no such code. Look it up with `osiicsCodes`, or omit it. An example is TT1.';
    add(problems, 'INVALID', [...INPUT, 'osiicsCode'], message);
  }
  text(problems, note, [...INPUT, 'note'], { what: 'The note', min: 0, max: 2_000 });
  text(problems, saidBy, [...INPUT, 'saidBy'], { what: 'The name', max: 200 });
  if (roles.includes('OWNER') && saidBy == null)
    add(
      problems,
      'INVALID',
      [...INPUT, 'saidBy'],
      'Say who made the diagnosis: you may record what a doctor told you.',
    );
}

/** A coach may suspect. What is more, a physio says, or a doctor whom the athlete quotes. */
function checkMayGive(problems: Problem[], input: DiagnosisInput, verification: Verification, { roles }: Actor): void {
  if (verification === 'UNCONFIRMED' || hasAny(roles, ['OWNER', 'PHYSIO'])) return;
  const path = [...INPUT, input.verification == null ? 'certainty' : 'verification'];
  add(problems, 'FORBIDDEN', path, 'A coach may suspect (UNCONFIRMED); a physio confirms. Ask one, or the athlete.');
}

/** A suspicion needs a coach, and what is more a physio: whoever is both gives each as the one that it needs. */
const authorGiving = (verification: Verification, by: Actor): Author =>
  authorOf(by, verification === 'UNCONFIRMED' && by.roles.includes('COACH') ? 'COACH' : undefined);

function diagnosisFrom(
  input: DiagnosisInput,
  verification: Exclude<Verification, EndedAs>,
  { by, now }: { by: Author; now: Instant },
): Diagnosis {
  const { pathology, note, saidBy } = input;
  const osiicsCode = input.osiicsCode == null ? undefined : osiicsCodeOf(input.osiicsCode)?.code;
  return {
    pathology,
    certainty: certaintyOf(verification),
    ...(verification === 'PROVISIONAL' && { verification }),
    ...given({ osiicsCode, note, saidBy }),
    by,
    at: now,
  };
}

/**
 * The diagnoses with those of a pathology marked that stand: refuted, or the author's own latest as entered in error.
 * A physio refutes any; others what they gave themselves, and the athlete what nobody on the team confirmed.
 */
function withEnded(
  diagnoses: readonly Diagnosis[],
  { pathology }: DiagnosisInput,
  how: Omit<NonNullable<Diagnosis['ended']>, 'by'>,
  by: Actor,
): Diagnosis[] {
  const ended = { ...how, by: authorOf(by) };
  const standing = diagnoses.filter((each) => each.pathology === pathology && stands(each));
  const mayEnd = (each: Diagnosis): boolean =>
    each.by.id === by.id ||
    (ended.as === 'REFUTED' &&
      (by.roles.includes('PHYSIO') || (by.roles.includes('OWNER') && verificationOf(each) !== 'CONFIRMED')));
  const ending = ended.as === 'REFUTED' ? standing.filter(mayEnd) : standing.filter(mayEnd).slice(-1);
  if (standing.length === 0)
    refuse('NOT_FOUND', 'The symptom has no diagnosis of this pathology that stands.', [...INPUT, 'pathology']);
  if (ending.length === 0) {
    const who = ended.as === 'REFUTED' ? 'a physio' : 'its author';
    refuse('FORBIDDEN', `Only ${who} may do this with the diagnosis that stands.`, [...INPUT, 'verification']);
  }
  return diagnoses.map((each) => (ending.includes(each) ? { ...each, ended } : each));
}

/**
 * Adds LIMIT_REACHED for one diagnosis or one long note too many. Others cannot use up the room of physios. Marking one
 * takes no room but for its words.
 */
function checkRoomFor(
  problems: Problem[],
  diagnoses: readonly Diagnosis[],
  { note, saidBy }: DiagnosisInput,
  { id, roles }: Actor,
  isOneMore: boolean,
): void {
  const own = diagnoses.filter(({ by }) => by.id === id).length;
  const isPhysio = roles.includes('PHYSIO');
  const most = isPhysio ? atOnce.diagnoses : atOnce.diagnosesByCoaches;
  const bytes = isPhysio ? atOnce.diagnosisBytes : atOnce.diagnosisBytesByCoaches;
  const more = bytesOf(note, saidBy);
  if (isOneMore && own >= atOnce.diagnosesByAuthor)
    add(problems, 'LIMIT_REACHED', INPUT, `You have given this symptom ${own} diagnoses, the maximum for one author.`);
  else if (isOneMore && diagnoses.length >= most)
    add(
      problems,
      'LIMIT_REACHED',
      INPUT,
      `This symptom has ${diagnoses.length} diagnoses, the maximum where ${yourRoles(roles)}.`,
    );
  else if (more > 0 && wordBytesOf(diagnoses) + more > bytes)
    add(
      problems,
      'LIMIT_REACHED',
      [...INPUT, note ? 'note' : 'saidBy'],
      "The notes of this symptom's diagnoses are full. Omit the note.",
    );
}
