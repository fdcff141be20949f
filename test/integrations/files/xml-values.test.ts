import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FileRefused } from '../../../functions/integrations/files/content.ts';
import { readFile } from '../../../functions/integrations/files/read-file.ts';
import { decimal, milliseconds } from '../../../functions/integrations/files/xml-values.ts';
import { utf8 } from '../../support/activity-files.ts';
import { growth, LINEAR } from '../../support/growth.ts';
import { refusalOf } from './outcome.ts';

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

describe('a value that is longer than any device writes', () => {
  const gpx = (latitude: string, more = '') =>
    utf8(`<gpx ${more}><trk><trkseg><trkpt lat="${latitude}" lon="0"></trkpt></trkseg></trk></gpx>`);

  it('is refused, never read up to where it was cut', async () => {
    expect(await refusalOf(gpx(`4${'0'.repeat(100)}`))).toBe('UNREADABLE');
    expect(await refusalOf(gpx(`${'0'.repeat(300)}E`))).toBe('UNREADABLE');
    expect(await refusalOf(gpx('41.5'.padEnd(60, '0')))).toBe('GPX with 1');
    expect(() => milliseconds(`2026-03-08T14:05:00.${'0'.repeat(64)}Z`, 'The time', 'UTC')).toThrow(FileRefused);
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
