import { assertEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { osiicsCode, osiicsConflicts, searchOsiics } from '../../../functions/domain/symptom/osiics.ts';
import { bodyRegions, regionOf } from '../../../functions/domain/vocabulary.ts';
import { schema } from '../../support/schema.ts';

describe('a code', () => {
  it.each([
    ['TT1', 'Hamstring origin tendinopathy', 'THIGH', ['TENDINOPATHY']],
    ['tt1', 'Hamstring origin tendinopathy', 'THIGH', ['TENDINOPATHY']],
    ['TTG', 'Gluteal tendinopathy/enthesopathy', 'THIGH', ['TENDINOPATHY']],
    ['HN1', 'Concussion', 'HEAD', ['PERIPHERAL_NERVE_INJURY', 'BRAIN_SPINAL_CORD_INJURY']],
    ['MDYAC', 'Acne', undefined, []],
  ])('%s is %s', (code, label, region, pathologies) => {
    const found = osiicsCode(code);
    expect(found).toEqual({ code: code.toUpperCase(), label, pathologies, ...(region && { region }) });
  });

  it.each(['TT2', 'T', '', 'constructor', 'TT1 '])('%o is none', (code) => {
    expect(osiicsCode(code)).toBeUndefined();
  });

  it('of an injury always has a region and a pathology', () => {
    const all = searchOsiics({ search: '', first: 5_000 });
    expect(all).toHaveLength(1_707);
    const injuries = all.filter(({ code }) => !code.startsWith('M'));
    expect(injuries).toHaveLength(1_331);
    for (const { code, region, pathologies: possible } of injuries)
      expect({ code, region: bodyRegions.includes(region ?? 'HEAD'), some: possible.length > 0 }).toEqual({
        code,
        region: region !== undefined,
        some: true,
      });
    const known = new Set<string>(injuries.flatMap((each) => each.pathologies));
    const type = assertEnumType(schema.getType('Pathology'));
    expect([...known].sort()).toEqual(
      type
        .getValues()
        .map(({ name }) => name)
        .sort(),
    );
  });
});

describe('the codes that the corrections of sites name', () => {
  it.each([
    ['KTB', 'HAMSTRING_DISTAL_TENDON'],
    ['KTS', 'HAMSTRING_DISTAL_TENDON'],
    ['KTH', 'HAMSTRING_DISTAL_TENDON'],
    ['AT6', 'PERONEAL_TENDON'],
    ['FT7', 'TIBIALIS_POSTERIOR_TENDON'],
    ['TTG', 'GLUTEAL_TENDON'],
    ['TT1', 'HAMSTRING_PROXIMAL_TENDON'],
  ] as const)('%s lies where the site %s lies', (code, site) => {
    expect(osiicsCode(code)?.region).toBe(regionOf[site]);
  });
});

describe('a code contradicts', () => {
  it.each([
    ['nothing', 'TT1', 'TENDINOPATHY', ['THIGH'], []],
    ['nothing, in one of several regions', 'TT1', 'TENDINOPATHY', ['LUMBOSACRAL', 'THIGH'], []],
    ['the region', 'KT1', 'TENDINOPATHY', ['THIGH'], ['OTHER_REGION']],
    ['the pathology', 'TT1', 'BONE_STRESS_INJURY', ['THIGH'], ['OTHER_PATHOLOGY']],
    ['both', 'FS1', 'TENDINOPATHY', ['THIGH'], ['OTHER_REGION', 'OTHER_PATHOLOGY']],
    ['the list', 'TT2', 'TENDINOPATHY', ['THIGH'], ['UNKNOWN_CODE']],
    ['nothing without a code', undefined, 'TENDINOPATHY', ['THIGH'], []],
    ['nothing where no region is stated', 'FS1', 'BONE_STRESS_INJURY', ['UNSPECIFIED'], []],
    ['nothing where no tissue is stated', 'TT1', 'UNSPECIFIED_TISSUE', ['THIGH'], []],
    ['nothing, as an illness', 'MDYAC', 'ABRASION', ['FOOT'], []],
    ['nothing, as either of two pathologies', 'HN1', 'BRAIN_SPINAL_CORD_INJURY', ['HEAD'], []],
  ] as const)('%s', (_, code, pathology, regions, conflicts) => {
    expect(osiicsConflicts({ osiicsCode: code, pathology }, regions)).toEqual(conflicts);
  });
});

describe('a search', () => {
  const codes = (search: object) =>
    searchOsiics({ search: '', first: 5, ...search }).map(({ code, label }) => `${code} ${label}`);

  it('finds by words in any order and case', () => {
    expect(codes({ search: 'tendinopathy HAMSTRING' })).toContain('TT1 Hamstring origin tendinopathy');
    expect(codes({ search: 'no such injury' })).toEqual([]);
  });
  it('finds by the beginning of a code, and these first', () => {
    expect(codes({ search: 'tt1' })).toEqual(['TT1 Hamstring origin tendinopathy']);
    expect(codes({ search: 'tt', first: 8 }).every((each) => each.startsWith('TT'))).toBe(true);
  });
  it('finds within a region and a pathology', () => {
    const found = searchOsiics({ search: '', first: 50, region: 'LOWER_LEG', pathology: 'BONE_STRESS_INJURY' });
    expect(found.length).toBeGreaterThan(3);
    expect(found.every(({ code }) => code.startsWith('QS'))).toBe(true);
  });
  it('takes what has a meaning elsewhere as it is', () => {
    expect(codes({ search: '.*' })).toEqual([]);
    expect(codes({ search: '   ' })).toHaveLength(5);
  });
});
