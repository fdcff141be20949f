import { bytesOf } from '../limits/limits.ts';
import type { Certainty, Pathology, Verification } from '../vocabulary.ts';
import type { Diagnosis, SymptomRecord } from './symptom.ts';

/** What a diagnosis was given as. Those of before have a certainty alone. */
const givenAs = ({ certainty, verification }: Diagnosis): Verification =>
  verification ?? (certainty === 'CONFIRMED' ? 'CONFIRMED' : 'UNCONFIRMED');

/** How far a diagnosis is verified now: as it was given, unless it was refuted or entered in error. */
export const verificationOf = (diagnosis: Diagnosis): Verification => diagnosis.ended?.as ?? givenAs(diagnosis);

/** The certainty that stands for a verification. */
export const certaintyOf = (verification: Verification): Certainty =>
  verification === 'CONFIRMED' ? 'CONFIRMED' : 'SUSPECTED';

/** Whether a diagnosis stands: nobody has refuted it, or called it an error. */
export const stands = ({ ended }: Diagnosis): boolean => ended === undefined;

/** The latest diagnosis that stands. */
export const standingDiagnosis = (diagnoses: readonly Diagnosis[]): Diagnosis | undefined => diagnoses.findLast(stands);

/** Bytes of all words in diagnoses. */
export const wordBytesOf = (diagnoses: readonly Diagnosis[]): number =>
  bytesOf(...diagnoses.flatMap(({ note, saidBy, ended }) => [note, saidBy, ended?.note, ended?.saidBy]));

/** Injuries of which a mistake lasts: once confirmed, only a physio loosens what was said of them. (domain.md, rule 4) */
const grave: readonly Pathology[] = ['BONE_STRESS_INJURY', 'FRACTURE', 'TENDON_RUPTURE'];

/** Whether a grave injury is confirmed and still stands, whatever was suspected since. */
export const isGrave = ({ diagnoses }: Pick<SymptomRecord, 'diagnoses'>): boolean =>
  diagnoses.some((each) => verificationOf(each) === 'CONFIRMED' && grave.includes(each.pathology));
