import { describe, expect, it } from 'vitest';
import type { Actor, Author } from '../../../functions/domain/athlete/athlete.ts';
import { standingDiagnosis, verificationOf } from '../../../functions/domain/symptom/diagnosis.ts';
import { diagnoseSymptom } from '../../../functions/domain/symptom/diagnosis-change.ts';
import type { Diagnosis } from '../../../functions/domain/symptom/symptom.ts';
import type { Role, Verification } from '../../../functions/domain/vocabulary.ts';
import { as, authorAs, both, refused } from '../../support/decisions.ts';
import { aSymptom, day } from '../../support/records.ts';

const now = day(9);
const by = (role: Role): { by: Actor; now: string } => ({ by: as(role), now });

describe('diagnosing', () => {
  const input = { pathology: 'TENDINOPATHY', certainty: 'SUSPECTED' } as const;

  it('adds to what was diagnosed before', () => {
    const first = diagnoseSymptom(aSymptom(1), { ...input, note: null, osiicsCode: 'TT1' }, by('COACH')).symptom;
    expect(first.diagnoses).toEqual([{ ...input, osiicsCode: 'TT1', by: authorAs('COACH'), at: now }]);
    const second = diagnoseSymptom(first, { ...input, certainty: 'CONFIRMED' }, by('PHYSIO')).symptom;
    expect(second.diagnoses.map(({ certainty }) => certainty)).toEqual(['SUSPECTED', 'CONFIRMED']);
  });

  it('a coach who is also a physio suspects as a coach and confirms as a physio', () => {
    const how = { by: both, now };
    const given = (['UNCONFIRMED', 'PROVISIONAL', 'CONFIRMED', 'REFUTED'] as const).reduce(
      (symptom, verification) => diagnoseSymptom(symptom, { pathology: input.pathology, verification }, how).symptom,
      aSymptom(1),
    );
    expect(given.diagnoses.map(({ by, ended }) => [by.role, ended?.by.role])).toEqual([
      ['COACH', 'PHYSIO'],
      ['PHYSIO', 'PHYSIO'],
      ['PHYSIO', 'PHYSIO'],
    ]);
    expect(given.diagnoses[0]?.by).toEqual(authorAs('COACH', 'both'));
  });

  const cases: readonly [string, Partial<Parameters<typeof diagnoseSymptom>[1]>, Role, string[]][] = [
    ['as a coach', {}, 'COACH', []],
    ['as a physio', {}, 'PHYSIO', []],
    ['as the athlete, who says so themselves', {}, 'OWNER', ['INVALID input.saidBy']],
    ['as the athlete, who was told', { saidBy: 'Dr. Okoye' }, 'OWNER', []],
    ['as the athlete, who was told for sure', { certainty: 'CONFIRMED', saidBy: 'Dr. Okoye' }, 'OWNER', []],
    ['as a supporter', { saidBy: 'Dr. Okoye' }, 'SUPPORTER', ['FORBIDDEN input']],
    ['for sure, as a coach', { certainty: 'CONFIRMED' }, 'COACH', ['FORBIDDEN input.certainty']],
    [
      'for sure, as a coach who quotes',
      { certainty: 'CONFIRMED', saidBy: 'Dr. Okoye' },
      'COACH',
      ['FORBIDDEN input.certainty'],
    ],
    [
      'for the time being, as a coach',
      { certainty: null, verification: 'PROVISIONAL' },
      'COACH',
      ['FORBIDDEN input.verification'],
    ],
    ['as suspected, as a coach', { certainty: null, verification: 'UNCONFIRMED' }, 'COACH', []],
    ['for sure, as a physio', { certainty: null, verification: 'CONFIRMED' }, 'PHYSIO', []],
    ['in two words that agree', { certainty: 'SUSPECTED', verification: 'PROVISIONAL' }, 'PHYSIO', []],
    [
      'in two words that do not',
      { certainty: 'CONFIRMED', verification: 'PROVISIONAL' },
      'PHYSIO',
      ['INVALID input.verification'],
    ],
    ['without a word', { certainty: null }, 'PHYSIO', ['INVALID input.verification']],
    ['by nobody', { saidBy: ' ' }, 'COACH', ['INVALID input.saidBy']],
    ['by 201 characters', { saidBy: 'x'.repeat(201) }, 'COACH', ['TOO_LONG input.saidBy']],
    [
      'away, what nobody has said',
      { certainty: null, verification: 'REFUTED' },
      'PHYSIO',
      ['NOT_FOUND input.pathology'],
    ],
    ['with a code of one letter', { osiicsCode: 'T' }, 'COACH', ['INVALID input.osiicsCode']],
    ['with a code of words', { osiicsCode: 'sore leg' }, 'COACH', ['INVALID input.osiicsCode']],
    ['in 2,001 characters', { note: 'x'.repeat(2_001) }, 'COACH', ['TOO_LONG input.note']],
  ];
  it.each(cases)('%s', (_, parts, role, expected) => {
    expect(refused(() => diagnoseSymptom(aSymptom(1), { ...input, ...parts }, by(role)))).toEqual(expected);
  });

  // Coaches cannot use up the room of physios, nor one author that of the others.
  const someone = (role: Role): Author => ({ ...authorAs(role), id: 'per_SOMEBODYSOMEBODY' });
  const given = (count: number, author = someone('COACH'), note?: string) =>
    Array.from({ length: count }, () => ({ ...input, ...(note && { note }), by: author, at: now }));
  const note = '語'.repeat(2_000);
  const full: readonly [string, ReturnType<typeof given>, Role, string | undefined, string[]][] = [
    ['15 by one author', given(15, as('PHYSIO')), 'PHYSIO', undefined, ['LIMIT_REACHED input']],
    ['30 by others, as a coach', given(30), 'COACH', undefined, ['LIMIT_REACHED input']],
    ['30 by others, as a physio', given(30), 'PHYSIO', undefined, []],
    ['50 by others, as a physio', given(50), 'PHYSIO', undefined, ['LIMIT_REACHED input']],
    ['60 KB of notes, as a coach', given(10, someone('COACH'), note), 'COACH', note, ['LIMIT_REACHED input.note']],
    ['60 KB of notes, as a coach without', given(10, someone('COACH'), note), 'COACH', undefined, []],
    ['60 KB of notes, as a physio', given(10, someone('COACH'), note), 'PHYSIO', note, []],
  ];
  it.each(full)('beside %s', (_, diagnoses, role, text, expected) => {
    const symptom = aSymptom(1, { diagnoses });
    expect(refused(() => diagnoseSymptom(symptom, { ...input, note: text }, by(role)))).toEqual(expected);
  });

  describe('that is wrong', () => {
    const suspicion: Diagnosis = { ...input, by: as('COACH'), at: day(2) };
    const confirmed: Diagnosis = { ...input, certainty: 'CONFIRMED', by: as('PHYSIO'), at: day(3) };
    const quoted: Diagnosis = { ...confirmed, saidBy: 'Dr. Okoye', by: as('OWNER') };
    const fracture: Diagnosis = { ...suspicion, pathology: 'FRACTURE' };
    const refuting = { pathology: 'TENDINOPATHY', verification: 'REFUTED' } as const;
    const erring = { pathology: 'TENDINOPATHY', verification: 'ENTERED_IN_ERROR' } as const;
    const told = (role: Role) => (role === 'OWNER' ? { saidBy: 'Dr. Okoye' } : {});
    const end = (diagnoses: Diagnosis[], what: typeof refuting | typeof erring, role: Role) =>
      diagnoseSymptom(aSymptom(1, { diagnoses }), { ...what, ...told(role) }, by(role)).symptom.diagnoses;

    const cases: readonly [string, Diagnosis[], typeof refuting | typeof erring, Role, Verification[]][] = [
      ["a coach's suspicion, by a physio", [suspicion], refuting, 'PHYSIO', ['REFUTED']],
      ["a coach's suspicion, by the coach", [suspicion], refuting, 'COACH', ['REFUTED']],
      ["a coach's suspicion, by a doctor's word", [suspicion], refuting, 'OWNER', ['REFUTED']],
      ["a physio's word, by the physio", [confirmed], refuting, 'PHYSIO', ['REFUTED']],
      ['what the athlete was told, by another word', [quoted], refuting, 'OWNER', ['REFUTED']],
      ['not another pathology', [fracture, suspicion], refuting, 'PHYSIO', ['UNCONFIRMED', 'REFUTED']],
      ['all of one pathology', [suspicion, confirmed], refuting, 'PHYSIO', ['REFUTED', 'REFUTED']],
      ['of several just their own', [suspicion, confirmed], refuting, 'COACH', ['REFUTED', 'CONFIRMED']],
      [
        'their own latest as an error',
        [suspicion, { ...suspicion }],
        erring,
        'COACH',
        ['UNCONFIRMED', 'ENTERED_IN_ERROR'],
      ],
    ];
    it.each(cases)('is marked: %s', (_, diagnoses, what, role, verifications) => {
      expect(end(diagnoses, what, role).map(verificationOf)).toEqual(verifications);
    });

    it.each<[string, Diagnosis[], typeof refuting | typeof erring, Role, string]>([
      ["a physio's word, by a coach", [confirmed], refuting, 'COACH', 'FORBIDDEN input.verification'],
      ["a physio's word, by the athlete", [confirmed], refuting, 'OWNER', 'FORBIDDEN input.verification'],
      ["somebody else's as an error", [suspicion], erring, 'PHYSIO', 'FORBIDDEN input.verification'],
      ['another pathology', [fracture], refuting, 'PHYSIO', 'NOT_FOUND input.pathology'],
    ])('is not marked: %s', (_, diagnoses, what, role, expected) => {
      expect(refused(() => end(diagnoses, what, role))).toEqual([expected]);
    });

    it('stays readable, with who marked it and why; the one before it stands again', () => {
      const symptom = aSymptom(1, { diagnoses: [fracture, suspicion] });
      expect(standingDiagnosis(symptom.diagnoses)).toEqual(suspicion);
      const how = { ...refuting, note: 'MRI', saidBy: 'Dr. Okoye' };
      const { diagnoses } = diagnoseSymptom(symptom, how, by('PHYSIO')).symptom;
      const ended = { as: 'REFUTED', note: 'MRI', saidBy: 'Dr. Okoye', by: authorAs('PHYSIO'), at: now };
      expect(diagnoses).toEqual([fracture, { ...suspicion, ended }]);
      expect(standingDiagnosis(diagnoses)).toEqual(fracture);
      const again = () => diagnoseSymptom({ ...symptom, diagnoses }, refuting, by('PHYSIO'));
      expect(refused(again)).toEqual(['NOT_FOUND input.pathology']);
    });
  });
});
