import { describe, expect, it } from 'vitest';
import type { Summary } from '../../../functions/domain/athlete/athlete.ts';
import { factsOfOpen, knownSince } from '../../../functions/domain/athlete/symptom-facts.ts';
import type { SymptomRecord } from '../../../functions/domain/symptom/symptom.ts';
import { countingIds } from '../../support/decisions.ts';
import { anObservation, aSymptom, day } from '../../support/records.ts';

/** Whose ID was made for its first observation, on a day. */
const firstFeltOn = (number: number): Partial<SymptomRecord> => ({
  id: `sym_AAAAAAAAAAAAAAAA.${countingIds().ulid(Date.parse(day(number)))}`,
});
const told = (recordedAt: string) => anObservation(1, { recordedAt });
const late = (symptom: SymptomRecord): Summary['toldLate'] => ({ at: day(7), symptomId: symptom.id });

describe('since when a symptom is known', () => {
  const cases: [string, SymptomRecord, boolean, string][] = [
    ['told of as it is felt', aSymptom(1, { openedAt: day(7), latestObservation: told(day(7)) }), false, day(7)],
    ['told of five days later', aSymptom(1, { openedAt: day(2), latestObservation: told(day(7)) }), false, day(7)],
    [
      'with a second observation, as the summary before knew it',
      aSymptom(1, { openedAt: day(2), observationCount: 2, latestObservation: told(day(8)) }),
      true,
      day(7),
    ],
    [
      'without one, since it is felt',
      aSymptom(1, { openedAt: day(2), observationCount: 2, latestObservation: told(day(8)) }),
      false,
      day(2),
    ],
    [
      'what was felt earlier and is added later makes it no older',
      aSymptom(1, { ...firstFeltOn(7), openedAt: day(2), observationCount: 2, latestObservation: told(day(7)) }),
      false,
      day(7),
    ],
  ];
  it.each(cases)('%s', (_, symptom, isKnown, since) => {
    expect(knownSince(symptom, isKnown ? late(symptom) : undefined)).toBe(since);
  });
});

describe('what is new', () => {
  const told = (number: number, pain: number, at: number) =>
    anObservation(number, { pain, recordedAt: day(at), observedAt: day(at) });
  const felt = (number: number, opened: number, pain: number, at = opened) =>
    aSymptom(number, { openedAt: day(opened), latestObservation: told(number, pain, at) });
  const cases: [string, SymptomRecord[], ReturnType<typeof factsOfOpen>['toldLate'], number | undefined][] = [
    ['the symptom that began last: nothing more is said', [felt(1, 8, 3)], undefined, undefined],
    [
      'one that is told of late',
      [felt(2, 8, 3), felt(1, 2, 5, 9)],
      { at: day(9), symptomId: aSymptom(1).id },
      undefined,
    ],
    ['only those that became known not long before are new with it', [felt(2, 8, 3), felt(1, 2, 5)], undefined, 3],
  ];
  it.each(cases)('%s', (_, symptoms, toldLate, newSymptomPain) => {
    const facts = factsOfOpen(symptoms);
    expect([facts.newestSymptomAt, facts.toldLate, facts.newSymptomPain]).toEqual([day(8), toldLate, newSymptomPain]);
  });
});
