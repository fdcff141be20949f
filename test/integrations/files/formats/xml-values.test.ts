import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../../functions/integrations/files/read-file.ts';
import { decimal, milliseconds, placeAt } from '../../../../functions/integrations/files/formats/xml-values.ts';
import type { Warnings } from '../../../../functions/integrations/files/warnings.ts';
import { utf8 } from '../../../support/activity-files.ts';
import { growth, LINEAR } from '../../../support/growth.ts';
import { refusalOf } from '../outcome.ts';

const read = (text: string) => {
  const warnings: Warnings = new Map();
  return { value: decimal(text, warnings, 'ELEVATION_IGNORED'), warnings: [...warnings] };
};

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
    expect(read(text)).toEqual({ value, warnings: [] });
  });

  it.each(['.', 'e5', '1e', '1e1234', '1,5', '0x10', 'NaN', '--1', '1 2'])('%j is none, and counted', (text) => {
    expect(read(text)).toEqual({ value: undefined, warnings: [['ELEVATION_IGNORED', 1]] });
  });

  // With two ways to match each zero this takes hours.
  it('is seen to be none in linear time, however many zeros come before what is wrong', () => {
    expect(read(`${'0'.repeat(1_000_000)}E`).value).toBeUndefined();
  });
});

describe('a value that is longer than any device writes', () => {
  const gpx = (latitude: string, more = '') =>
    utf8(`<gpx ${more}><trk><trkseg><trkpt lat="${latitude}" lon="0"></trkpt></trkseg></trk></gpx>`);

  it.each([`4${'0'.repeat(100)}`, `${'0'.repeat(300)}E`])('is left out, never read up to where it was cut', (text) => {
    const warnings: Warnings = new Map();
    expect(placeAt(text, '0', warnings)).toBeUndefined();
    expect([...warnings]).toEqual([['POSITION_IGNORED', 1]]);
  });

  it('may have more decimals than any device measures', () => {
    expect(placeAt('41.5'.padEnd(60, '0'), '0', new Map())).toEqual({ latitude: 41.5, longitude: 0 });
    expect(milliseconds(`2026-03-08T14:05:00.${'0'.repeat(64)}Z`, new Map())).toBeUndefined();
  });

  it('harms nobody where it is not read', async () => {
    expect(await refusalOf(gpx('41.5', `schemaLocation="${'http://a.example/x '.repeat(100)}"`))).toBe('GPX with 1');
  });

  it('takes linear time, also packed', async () => {
    const packed = (n: number) => gzipSync(gpx(`${'0'.repeat(n)}E`));
    expect(packed(30_000).length).toBeLessThan(300);
    expect(await growth(30_000, (n) => readFile(packed(n)))).toBeLessThan(LINEAR);
  });
});

describe('a time in XML', () => {
  const noon = Date.parse('2026-03-08T12:00:00.000Z');

  it.each([
    ['2026-03-08T12:00:00Z', noon],
    ['2026-03-08T12:00:00.25Z', noon + 250],
    ['2026-03-08T12:00:00.123456789Z', noon + 123],
    ['2026-03-08t12:00:00z', noon],
    ['2026-03-08 12:00:00 UTC', noon],
    ['2026-03-08T14:00:00+02:00', noon],
    ['2026-03-08T14:00:00+0200', noon],
    ['2026-03-08T06:30:00-0530', noon],
    ['2026-03-08T14:00+02', noon],
    ['2026-03-08T12:00:00', noon],
  ])('%s is read', (text, ms) => {
    expect(milliseconds(text, new Map())).toBe(ms);
  });

  it.each(['', 'March 8, 2026', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-03-08', '2026-03-08T25:00:00Z'])(
    '%j is none',
    (text) => {
      expect(milliseconds(text, new Map())).toBeUndefined();
    },
  );

  it('without a zone is UTC, which is said where the format asks for a zone', () => {
    const warnings: Warnings = new Map();
    expect(milliseconds('2026-03-08T12:00:00', warnings, 'ZONE_ASSUMED')).toBe(noon);
    expect([...warnings]).toEqual([['ZONE_ASSUMED', 1]]);
  });
});
