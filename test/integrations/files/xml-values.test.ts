import { describe, expect, it } from 'vitest';
import { decimal } from '../../../functions/integrations/files/xml-values.ts';

describe('a number in XML', () => {
  it.each([
    ['', undefined],
    ['0', 0],
    ['007', 7],
    ['+5', 5],
    ['-3.25', -3.25],
    ['4.', 4],
    ['.5', 0.5],
    ['1.5e3', 1_500],
    ['2E-2', 0.02],
  ])('%j is %j', (text, value) => {
    expect(decimal(text, 'The latitude')).toBe(value);
  });

  it.each(['.', 'e5', '1e', '1e1234', '1,5', '0x10', 'NaN', '--1', '1 2'])('%j is refused', (text) => {
    expect(() => decimal(text, 'The latitude')).toThrow('The latitude is not a number.');
  });

  // With two ways to match each zero this takes hours.
  it('is refused in linear time, however many zeros come before what is wrong', () => {
    expect(() => decimal(`${'0'.repeat(1_000_000)}E`, 'The latitude')).toThrow('The latitude is not a number.');
  });
});
