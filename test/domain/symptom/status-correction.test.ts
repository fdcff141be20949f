import { describe, expect, it } from 'vitest';
import { areFarApart } from '../../../functions/domain/symptom/far-apart.ts';
import { mergeSymptoms, unmergeSymptoms } from '../../../functions/domain/symptom/merge.ts';
import { reopenSymptom } from '../../../functions/domain/symptom/reopen.ts';
import { courseOf, mergeInto } from '../../../functions/domain/symptom/symptom-course.ts';
import { resolveSymptom } from '../../../functions/domain/symptom/symptom-change.ts';
import type { ObservationRecord, SymptomRecord } from '../../../functions/domain/symptom/symptom.ts';
import type { BodySite, Role, Side } from '../../../functions/domain/vocabulary.ts';
import { as, authorAs, refused } from '../../support/decisions.ts';
import { anObservation, aSymptom, day } from '../../support/records.ts';

const now = day(9);
const by = (role: Role) => ({ by: as(role), now });

describe('a wrong resolution is taken back', () => {
  const open = aSymptom(1, { openedAt: day(2) });
  const resolved = resolveSymptom(open, { resolvedAt: day(5) }, by('COACH')).symptom;
  const reopen = (symptom: SymptomRecord, role: Role, symptoms: SymptomRecord[] = [], reason?: string) =>
    reopenSymptom({ symptoms }, symptom, { reason }, { by: as(role), now: day(10) });

  it('the symptom is as it was, and what was taken back stays readable', () => {
    const { symptom, change } = reopen(resolved, 'COACH', [], 'The wrong one.');
    const correction = { kind: 'REOPENED', at: day(10), by: authorAs('COACH'), reason: 'The wrong one.' };
    expect(symptom).toEqual({
      ...open,
      corrections: [{ ...correction, resolvedAt: day(5), resolvedBy: authorAs('COACH') }],
    });
    expect(change.put).toEqual([symptom]);
  });

  it('a recurrence is one still', () => {
    expect(reopen({ ...resolved, recursFromId: aSymptom(7).id }, 'COACH').symptom.status).toBe('RECURRED');
  });

  it('an open one stays as it is', () => {
    expect(reopen(open, 'OWNER')).toEqual({ change: { put: [] }, symptom: open });
  });

  const recurrence = aSymptom(3, { status: 'RECURRED', recursFromId: open.id });
  const { resolvedBy: _by, ...old } = resolved;
  const corrected = Array.from(
    { length: 10 },
    () => ({ kind: 'REOPENED', at: day(6), by: authorAs('COACH') }) as const,
  );
  const full = Array.from({ length: 30 }, (_, index) => aSymptom(10 + index));
  it.each<[string, SymptomRecord, Role, SymptomRecord[], string[]]>([
    ['by who resolved it', resolved, 'COACH', [], []],
    ['by a physio', resolved, 'PHYSIO', [], []],
    ['not by somebody else', resolved, 'OWNER', [], ['FORBIDDEN input.symptomId']],
    ['by anybody of the team where nobody wrote down who did', old, 'OWNER', [], []],
    ['not by a supporter', old, 'SUPPORTER', [], ['FORBIDDEN input']],
    ['not while a recurrence is open', resolved, 'PHYSIO', [recurrence], ['CONFLICT input.symptomId']],
    ['not if it was merged', { ...resolved, status: 'MERGED' }, 'PHYSIO', [], ['CONFLICT input.symptomId']],
    ['not an eleventh time', { ...resolved, corrections: corrected }, 'PHYSIO', [], ['LIMIT_REACHED input.symptomId']],
    ['not beyond 30 that are open', resolved, 'PHYSIO', full, ['LIMIT_REACHED input']],
  ])('%s', (_, symptom, role, symptoms, expected) => {
    expect(refused(() => reopen(symptom, role, symptoms))).toEqual(expected);
  });
});

describe('symptoms that are far apart', () => {
  const felt = (sites: BodySite[], side: Side = 'UNSPECIFIED') => ({ sites, side });
  it.each<[string, ReturnType<typeof felt>[], ReturnType<typeof felt>[], boolean]>([
    ['right heel and left kneecap', [felt(['HEEL'], 'RIGHT')], [felt(['KNEECAP'], 'LEFT')], true],
    ['heel and kneecap on one side', [felt(['HEEL'], 'LEFT')], [felt(['KNEECAP'], 'LEFT')], true],
    ['the same site', [felt(['CALF'], 'LEFT')], [felt(['CALF'], 'LEFT')], false],
    ['the same site of the other leg: it may have moved', [felt(['CALF'], 'LEFT')], [felt(['SHIN'], 'RIGHT')], false],
    ['regions that touch', [felt(['ACHILLES'], 'LEFT')], [felt(['HEEL'], 'LEFT')], false],
    ['regions that touch, of the two legs', [felt(['ACHILLES'], 'LEFT')], [felt(['HEEL'], 'RIGHT')], true],
    ['of which one is on both sides', [felt(['ACHILLES'], 'BILATERAL')], [felt(['HEEL'], 'RIGHT')], false],
    ['of which one says no side', [felt(['ACHILLES'])], [felt(['HEEL'], 'RIGHT')], false],
    [
      'joined by what one of them spread to',
      [felt(['HEEL'], 'LEFT'), felt(['HEEL', 'CALF'], 'LEFT')],
      [felt(['KNEECAP'], 'LEFT')],
      false,
    ],
    ['anywhere', [felt(['OTHER'], 'LEFT')], [felt(['KNEECAP'], 'RIGHT')], false],
  ])('%s', (_, one, other, far) => {
    expect([areFarApart(one, other), areFarApart(other, one)]).toEqual([far, far]);
  });

  it('are merged if that is confirmed, and else refused with what to do', () => {
    const at = (number: number, sites: BodySite[], side: Side) =>
      aSymptom(number, { latestObservation: { ...aSymptom(number).latestObservation, sites, side } });
    const [heel, knee] = [at(1, ['HEEL'], 'RIGHT'), at(2, ['KNEECAP'], 'LEFT')];
    const merge = (confirmed?: boolean) =>
      mergeSymptoms(heel, knee, { recent: [], ...(confirmed !== undefined && { confirmed }) }, by('PHYSIO'));
    expect(refused(() => merge())).toEqual(['CONFIRMATION_REQUIRED input.confirmFarApart']);
    expect(refused(() => merge(false))).toEqual(['CONFIRMATION_REQUIRED input.confirmFarApart']);
    expect(merge(true).symptom.mergedFromIds).toEqual([knee.id]);
  });
});

describe('a merge that is undone', () => {
  const felt = (symptom: number, number: number, pain: number): ObservationRecord => ({
    ...anObservation(number, { observedAt: day(number), pain }),
    symptomId: aSymptom(symptom).id,
  });
  const [ofInto, ofFrom] = [
    [felt(1, 2, 2), felt(1, 4, 3)],
    [felt(2, 1, 5), felt(2, 3, 9)],
  ];
  const whole = (number: number, observations: ObservationRecord[], parts: Partial<SymptomRecord> = {}) =>
    aSymptom(number, {
      openedAt: observations[0]?.observedAt ?? day(1),
      ...(observations.at(-1) && { latestObservation: observations.at(-1) as ObservationRecord }),
      observationCount: observations.length,
      ...courseOf(observations),
      diagnoses: [{ pathology: 'TENDINOPATHY', certainty: 'SUSPECTED', by: authorAs('COACH'), at: day(number) }],
      ...parts,
    });
  const part = aSymptom(8, { status: 'MERGED', mergedIntoId: aSymptom(2).id });
  const [into, from] = [whole(1, ofInto), whole(2, ofFrom, { mergedFromIds: [part.id] })];
  const merged = mergeSymptoms(into, from, { recent: [...ofInto, ...ofFrom], parts: [part] }, by('COACH')).change
    .put as SymptomRecord[];
  const [one, mergedFrom, movedPart] = merged as [SymptomRecord, SymptomRecord, SymptomRecord];
  const facts = { symptoms: [one], parts: [mergedFrom, movedPart], ofInto, ofFrom, openedAt: day(2) };
  const undo = (role: Role, more: Partial<typeof facts> = {}, state = one, away = mergedFrom) =>
    unmergeSymptoms(state, away, { ...facts, ...more }, { reason: 'Two.' }, { by: as(role), now: day(10) });

  it('leaves both as they were, with the parts that each had, and says so in both', () => {
    const { symptom, from: separate, change } = undo('COACH');
    const correction = { kind: 'UNMERGED', at: day(10), by: authorAs('COACH'), reason: 'Two.' };
    expect(symptom).toEqual({ ...into, corrections: [{ ...correction, otherId: from.id }] });
    expect(separate).toEqual({ ...from, corrections: [{ ...correction, otherId: into.id }] });
    expect(change.put).toEqual([symptom, separate, part]);
  });

  it('what was added since stays with the one that remained', () => {
    const added = felt(1, 6, 4);
    const since = { pathology: 'BURSITIS', certainty: 'SUSPECTED', by: authorAs('PHYSIO'), at: day(6) } as const;
    const refuted = { as: 'REFUTED', by: authorAs('PHYSIO'), at: day(7) } as const;
    const state: SymptomRecord = {
      ...one,
      observationCount: 5,
      latestObservation: added,
      diagnoses: [...one.diagnoses.map((each) => ({ ...each, ended: refuted })), since],
    };
    const { symptom, from: separate } = undo('PHYSIO', { ofInto: [...ofInto, added] }, state);
    expect(symptom).toMatchObject({ observationCount: 3, latestObservation: added, openedAt: day(2) });
    expect(symptom.diagnoses.map(({ pathology, at }) => [pathology, at])).toEqual([
      ['TENDINOPATHY', day(1)],
      ['BURSITIS', day(6)],
    ]);
    // What became of a diagnosis since goes with it.
    expect(separate.diagnoses).toEqual([{ ...from.diagnoses[0], ended: refuted }]);
  });

  it('an observation that was corrected since is as it is now', () => {
    const corrected = { ...(ofFrom[1] as ObservationRecord), pain: 1 };
    const { from: separate } = undo('COACH', { ofFrom: [ofFrom[0] as ObservationRecord, corrected] });
    expect(separate).toMatchObject({ latestObservation: corrected, redFlags: [] });
  });

  it('what was resolved as one was the one that remained: the other is open', () => {
    const resolved: SymptomRecord = { ...one, status: 'RESOLVED', resolvedAt: day(8) };
    const { symptom, from: separate } = undo('COACH', {}, resolved);
    expect([symptom.status, symptom.resolvedAt, separate.status]).toEqual(['RESOLVED', day(8), 'ACTIVE']);
  });

  it('of several, the later one first', () => {
    // What was merged into the part before it was merged itself.
    expect(refused(() => undo('COACH', {}, one, movedPart))).toEqual(['CONFLICT input.symptomId']);
  });

  const { mergedBy: _by, ...old } = mergedFrom;
  it.each<[string, SymptomRecord, Role, string[]]>([
    ['by who merged them', mergedFrom, 'COACH', []],
    ['by a physio', mergedFrom, 'PHYSIO', []],
    ['not by somebody else', mergedFrom, 'OWNER', ['FORBIDDEN input.symptomId']],
    ['by anybody of the team where nobody wrote down who did', old, 'OWNER', []],
    ['not by a supporter', old, 'SUPPORTER', ['FORBIDDEN input']],
  ])('%s', (_, away, role, expected) => {
    expect(refused(() => undo(role, {}, one, away))).toEqual(expected);
  });

  it('and merged again is the same one', () => {
    const { symptom, from: separate } = undo('COACH');
    const { corrections: _a, ...again } = mergeInto(symptom, separate, [...ofInto, ...ofFrom]);
    const { corrections: _b, ...before } = one;
    expect(again).toEqual(before);
  });
});
