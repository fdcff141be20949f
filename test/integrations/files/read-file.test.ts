import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, MAX_UNPACKED_BYTES, readFile } from '../../../functions/integrations/files/read-file.ts';
import { fitFile, gpxDocument, gpxFile, tcxFile, utf8 } from '../../support/activity-files.ts';
import { refusalOf, runOf, warningsOf } from './outcome.ts';

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const as = (encoding: string) => text(gpxFile()).replace('UTF-8', encoding);
/** A document filled up with one element, over and over, to so many bytes. */
const filled = (before: string, unit: string, after: string, size: number) =>
  utf8(before + unit.repeat(Math.floor((size - before.length - after.length) / unit.length)) + after);

describe('the format of a file is recognized by its content', () => {
  it.each<[string, Uint8Array, string]>([
    ['FIT', fitFile(), 'FIT'],
    ['GPX', gpxFile(), 'GPX'],
    ['TCX', tcxFile(), 'TCX'],
    [
      'GPX without a declaration, after white space',
      utf8(`\n ${text(gpxFile()).split('\n').slice(1).join('\n')}`),
      'GPX',
    ],
    ['GPX with prefixes', utf8('<g:gpx xmlns:g="x"><g:trk><g:type>ride</g:type></g:trk></g:gpx>'), 'GPX'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${text(gpxFile())}`), 'GPX'],
    ['UTF-16, little end first', utf16(as('UTF-16'), 'le'), 'GPX'],
    ['UTF-16, big end first', utf16(as('UTF-16'), 'be'), 'GPX'],
    ['UTF-16 that names its order', utf16(as('utf-16be'), 'be'), 'GPX'],
  ])('%s', async (_, bytes, format) => {
    expect(await refusalOf(bytes)).toBe(`${format} with 1`);
    expect(await refusalOf(gzipSync(bytes))).toBe(`${format} with 1`);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'EMPTY'],
    ['nothing in gzip', gzipSync(new Uint8Array()), 'UNSUPPORTED'],
    ['JSON', utf8('{"runs":[]}'), 'UNSUPPORTED'],
    ['a zip archive', Buffer.from('PK\x03\x04'), 'UNSUPPORTED'],
    ['XML that is something else', utf8('<kml/>'), 'UNSUPPORTED'],
    ['a web page', utf8('<!DOCTYPE html><html></html>'), 'UNSUPPORTED'],
    ['a name of every object', utf8('<constructor/>'), 'UNSUPPORTED'],
    ['gzip in gzip', gzipSync(gzipSync(fitFile())), 'UNSUPPORTED'],
    ['gzip that is cut off', gzipSync(fitFile()).subarray(0, -9), 'UNREADABLE'],
    ['UTF-16 without a byte order mark', utf16(as('UTF-16'), 'le').subarray(2), 'UNREADABLE'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });
});

describe('XML is read in the encoding that it declares', () => {
  const latin = (encoding: string) => Buffer.from(as(encoding).replace('Sunday', 'Söndag'), 'latin1');
  it.each<[string, Uint8Array]>([
    ...['ISO-8859-1', 'iso-8859-15', 'Windows-1252', 'US-ASCII', 'latin1'].map((name): [string, Uint8Array] => [
      name,
      latin(name),
    ]),
    ...['utf8', 'utf-8', 'UTF8', 'Utf-8'].map((name): [string, Uint8Array] => [name, utf8(as(name))]),
    ['a line and a byte order mark before it', utf8(`\n\ufeff${text(gpxFile())}`)],
  ])('%s', async (_, bytes) => {
    expect(await runOf(bytes)).toEqual(await runOf(gpxFile()));
    expect(await warningsOf(bytes)).toEqual([]);
  });

  it.each<[string, Uint8Array]>([
    ['another than it is in', Buffer.from(text(gpxFile()).replace('Sunday', 'S\xf6ndag'), 'latin1')],
    ['UTF-16, which it cannot be in', utf8(as('UTF-16'))],
    ['one that nobody knows', utf8(as('EBCDIC-7'))],
  ])('or as UTF-8, which is said: %s', async (_, bytes) => {
    expect(await runOf(bytes)).toEqual(await runOf(gpxFile()));
    expect(await warningsOf(bytes)).toEqual(['ENCODING_ASSUMED']);
  });
});

describe('XML that is not well-formed is refused', () => {
  const gpx = text(gpxFile());
  it.each<[string, string]>([
    ['cut off in an element', gpx.slice(0, -20)],
    ['cut off in a tag', gpx.slice(0, 100)],
    ['only a declaration', '<?xml version="1.0"?>'],
    ['elements that cross', '<gpx><trk></gpx></trk>'],
    ['two documents in one', gpx + gpx.slice(gpx.indexOf('<gpx'))],
    ['words after the end', `${gpx}more`],
    ['an attribute without quotes', '<gpx version=1></gpx>'],
    ['an entity that is none', '<gpx>&lol;</gpx>'],
  ])('%s', async (_, document) => {
    expect(await refusalOf(utf8(document))).toBe('UNREADABLE');
  });
});

describe('hostile files cost little, and are refused', () => {
  const lols = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const laughs = `<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY l0 "lol">${lols}]><gpx><trk><type>&l10;</type></trk></gpx>`;
  const external = '<!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><trk><type>&x;</type></trk></gpx>';

  it.each<[string, () => Uint8Array, string]>([
    ['a billion laughs', () => utf8(laughs), 'UNSUPPORTED'],
    ['an external entity', () => utf8(external), 'UNSUPPORTED'],
    ['an external document type', () => utf8('<!DOCTYPE gpx SYSTEM "http://a.example/x.dtd"><gpx/>'), 'UNSUPPORTED'],
    ['a document type without end', () => filled('<!DOCTYPE gpx [', 'x', '', MAX_FILE_BYTES), 'UNREADABLE'],
    ['100,000 levels', () => utf8('<gpx>' + '<a>'.repeat(100_000) + '</a>'.repeat(100_000) + '</gpx>'), 'UNSUPPORTED'],
    ['a name of megabytes', () => filled('<', 'a', '/>', MAX_FILE_BYTES), 'UNREADABLE'],
    ['a value of megabytes', () => filled('<gpx a="', 'a', '"/>', MAX_FILE_BYTES), 'UNREADABLE'],
    [
      '65 attributes',
      () => utf8(`<gpx ${Array.from({ length: 65 }, (_, n) => `a${n}=""`).join(' ')}/>`),
      'UNSUPPORTED',
    ],
    ['an attribute that replaces what objects have', () => utf8('<gpx hasOwnProperty="" a=""/>'), 'UNSUPPORTED'],
    ['a byte too many', () => new Uint8Array(MAX_FILE_BYTES + 1), 'TOO_LARGE'],
    ['1 GB of zeros in gzip', () => gzipSync(Buffer.alloc(1_000_000_000)), 'TOO_LARGE'],
    ['FIT of more than 5 MB in gzip', () => gzipSync(Buffer.concat([fitFile(), Buffer.alloc(5_000_000)])), 'TOO_LARGE'],
    [
      'more than 200,000 points',
      () => {
        const point = '<trkpt lat="1" lon="1"><time>2026-03-08T14:05:00Z</time></trkpt>';
        return gzipSync(utf8(gpxDocument(`<trk><trkseg>${point.repeat(200_001)}</trkseg></trk>`)));
      },
      'TOO_LARGE',
    ],
    ['more than 2,500,000 elements', () => gzipSync(filled('<gpx>', '<a/>', '</gpx>', 10_000_100)), 'TOO_LARGE'],
    [
      '5 MB of points without times',
      () => filled('<gpx><trk><trkseg>', '<trkpt lat="1" lon="1"/>', '</trkseg></trk></gpx>', MAX_FILE_BYTES),
      'GPX with 1',
    ],
    ['a text of megabytes', () => filled('<gpx><trk><type>', 'a', '</type></trk></gpx>', MAX_FILE_BYTES), 'GPX with 1'],
  ])('%s', async (_, bytes, outcome) => {
    expect(await refusalOf(bytes())).toBe(outcome);
  });

  it('what they say is not given back at length', async () => {
    const content = await readFile(filled('<gpx><trk><type>', 'a', '</type></trk></gpx>', 100_000));
    expect(JSON.stringify(content).length).toBeLessThan(300);
  });
});

it('a file from an archive may be as large without compression as another with it, and no larger compressed', async () => {
  const most = { mostUnpacked: MAX_UNPACKED_BYTES };
  const padded = Buffer.concat([gpxFile(), Buffer.alloc(MAX_FILE_BYTES, ' ')]);
  expect(await readFile(padded, most)).toHaveProperty('format', 'GPX');
  expect(await readFile(padded)).toHaveProperty('code', 'TOO_LARGE');
  const compressed = Buffer.concat([gzipSync(gpxFile()), Buffer.alloc(MAX_FILE_BYTES)]);
  expect(await readFile(compressed, most)).toHaveProperty('code', 'TOO_LARGE');
});

it('a file of the greatest size is read: 24 hours at a point a second', async () => {
  const points = Array.from({ length: 86_400 }, (_, n) => ({ seconds: n, latitude: 41 + n / 40_000, longitude: -87 }));
  expect(await runOf(gzipSync(gpxFile([points])))).toMatchObject({ durationSeconds: 86_399 });
});
