import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../functions/imports/archive/archive.ts';
import type { Source } from '../../functions/imports/archive/block-reader.ts';
import { kindOfEntry, shownName } from '../../functions/imports/archive/entry-name.ts';
import { type Found, walk } from '../../functions/imports/archive/walk.ts';
import { type ZipEntry, zipOf } from '../support/zip.ts';

/** Bytes in memory, which count how often they are asked for. */
function sourceOf(bytes: Buffer): Source & { reads: number } {
  return {
    bytes: bytes.length,
    reads: 0,
    async read({ start, end }) {
      this.reads += 1;
      return bytes.subarray(start, end);
    },
  };
}

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'READ',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

/** What becomes of each file of an upload: its text, that it is skipped, or why it cannot be read. */
async function outcomesOf(bytes: Buffer, from = { entry: 0, inner: 0 }): Promise<string[]> {
  const outcomes: string[] = [];
  for await (const { name, unpack } of walk(sourceOf(bytes), 'upload', from)) {
    const text = unpack?.().then(
      (read) => read.toString().slice(0, 20),
      (error: { code: string }) => error.code,
    );
    outcomes.push(`${name}: ${(await text) ?? 'skipped'}`);
  }
  return outcomes;
}

/** Where the table of a zip has the entry with this place, and where its own header is. */
function headersOf(zip: Buffer, place: number): { central: number; local: number } {
  let central = -1;
  for (let at = 0; at <= place; at++) central = zip.indexOf('PK\x01\x02', central + 1, 'latin1');
  return { central, local: zip.readUInt32LE(central + 42) };
}

/** A copy of a zip with one of its entries' fields changed, in the table and in the entry's own header. */
function patched(
  zip: Buffer,
  place: number,
  change: (zip: Buffer, at: { central: number; local: number }) => void,
): Buffer {
  const copy = Buffer.from(zip);
  change(copy, headersOf(copy, place));
  return copy;
}

const three: ZipEntry[] = [
  ['a.gpx', 'first'],
  ['b.gpx', 'second'],
  ['c.gpx', 'third'],
];

describe('A zip archive', () => {
  it('is read with few requests, however many files it has', async () => {
    const files = Array.from({ length: 2_000 }, (_, at): ZipEntry => [`${at}.gpx`, `run ${at} `.repeat(20)]);
    const source = sourceOf(await zipOf(files));
    let seen = 0;
    for await (const { unpack } of walk(source, 'x.zip', { entry: 0, inner: 0 })) {
      expect((await unpack?.())?.toString()).toBe(`run ${seen} `.repeat(20));
      seen += 1;
    }
    expect(seen).toBe(2_000);
    expect(source.reads).toBeLessThanOrEqual(4);
  });

  it('is gone on with at any place', async () => {
    const inner = await zipOf(three);
    const zip = await zipOf([
      ['x.gpx', 'x'],
      ['in.zip', inner],
      ['y.gpx', 'y'],
    ]);
    const all: Found[] = [];
    for await (const found of walk(sourceOf(zip), 'z', { entry: 0, inner: 0 })) all.push(found);
    expect(all.reduce((sum, { files }) => sum + files, 0)).toBe(5);
    const whole = await outcomesOf(zip);
    expect(whole).toEqual([
      'x.gpx: x',
      'in.zip/a.gpx: first',
      'in.zip/b.gpx: second',
      'in.zip/c.gpx: third',
      'y.gpx: y',
    ]);
    for (const [done, { next }] of all.entries()) expect(await outcomesOf(zip, next)).toEqual(whole.slice(done + 1));
  });

  it('may be in Zip64', async () => {
    const zip = await zipOf(three.map(([name, text]) => [name, text, { forceZip64Format: true }]));
    expect(await outcomesOf(zip)).toEqual(['a.gpx: first', 'b.gpx: second', 'c.gpx: third']);
  });

  it('may have names that come twice, that lead elsewhere, and folders', async () => {
    const zip = await zipOf([
      ['xx/a.gpx', 'outside'],
      ['a.gpx', 'first'],
      ['a.gpx', 'again'],
    ]);
    // The writer refuses such a name, so it is put in afterwards.
    const evil = Buffer.from(zip.toString('latin1').replaceAll('xx/a.gpx', '../a.gpx'), 'latin1');
    expect(await outcomesOf(evil)).toEqual(['../a.gpx: outside', 'a.gpx: first', 'a.gpx: again']);
  });

  it('loses the one file that is encrypted, packed in another way, corrupt, or not as large as it says', async () => {
    const zip = await zipOf(three);
    const kinds: [string, Buffer][] = [
      [
        'UNSUPPORTED',
        patched(zip, 1, (it, { central, local }) => {
          it.writeUInt16LE(it.readUInt16LE(central + 8) | 1, central + 8);
          it.writeUInt16LE(it.readUInt16LE(local + 6) | 1, local + 6);
        }),
      ],
      ['UNSUPPORTED', patched(zip, 1, (it, { central }) => it.writeUInt16LE(14, central + 10))],
      ['UNREADABLE', patched(zip, 1, (it, { central }) => it.writeUInt32LE(12_345, central + 16))],
      ['UNREADABLE', patched(zip, 1, (it, { central }) => it.writeUInt32LE(3, central + 24))],
      ['UNREADABLE', patched(zip, 1, (it, { central }) => it.writeUInt32LE(7_000, central + 24))],
      ['TOO_LARGE', patched(zip, 1, (it, { central }) => it.writeUInt32LE(25_000_001, central + 24))],
      ['UNREADABLE', patched(zip, 1, (it, { local }) => it.write('XX', local))],
    ];
    for (const [code, broken] of kinds)
      expect(await outcomesOf(broken)).toEqual(['a.gpx: first', `b.gpx: ${code}`, 'c.gpx: third']);
  });

  it('that bursts is stopped: at 25 MB a file, and where files share their bytes', async () => {
    const burst = await zipOf([
      ['a.gpx', Buffer.alloc(26_000_000)],
      ['b.gpx', 'second'],
    ]);
    expect(burst.length).toBeLessThan(100_000);
    expect(await outcomesOf(burst)).toEqual(['a.gpx: TOO_LARGE', 'b.gpx: second']);
    // It says 100 bytes and holds 26 MB: no more than 100 are unpacked.
    const liar = patched(burst, 0, (it, { central }) => it.writeUInt32LE(100, central + 24));
    expect(await outcomesOf(liar)).toEqual(['a.gpx: UNREADABLE', 'b.gpx: second']);
    const zip = await zipOf(three.map(([name]) => [name, Buffer.alloc(1_000, name), { compress: false }]));
    const overlapping = patched(zip, 2, (it, { central }) => it.writeUInt32LE(2_000, central + 20));
    expect(await refusalOf(openArchive(sourceOf(overlapping)))).toBe('UNREADABLE');
  });

  it('within another one may be corrupt: the others are read', async () => {
    const zip = await zipOf([
      ['bad.zip', 'PK\x03\x04 and nothing'],
      ['good.zip', await zipOf(three.slice(0, 1))],
      ['z.gpx', 'z'],
    ]);
    expect(await outcomesOf(zip)).toEqual(['bad.zip: UNREADABLE', 'good.zip/a.gpx: first', 'z.gpx: z']);
  });

  it('with more files than are read is refused', async () => {
    const many = await zipOf(
      Array.from({ length: 20_001 }, (_, at): ZipEntry => [`${at}.gpx`, '', { compress: false }]),
    );
    expect(await refusalOf(openArchive(sourceOf(many)))).toBe('TOO_MANY_FILES');
  });

  it('that is cut off or damaged anywhere is refused or read, and nothing else happens', async () => {
    const zip = await zipOf([...three, ['in.zip', await zipOf(three)]]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(zip.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        async (at, byte, isCut) => {
          const damaged = isCut ? zip.subarray(0, at + 4) : Buffer.from(zip);
          if (!isCut) damaged[at] = byte;
          const outcome = await outcomesOf(damaged).catch((error: { code?: string }) => error.code ?? 'CRASHED');
          expect(outcome).not.toBe('CRASHED');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('passes on that its source fails, which is no fault of the archive', async () => {
    const zip = await zipOf(three);
    const source = { bytes: zip.length, read: () => Promise.reject(new Error('S3 is down')) };
    expect(await refusalOf(openArchive(source))).toBe('S3 is down');
  });
});

describe('The name of a file in an archive', () => {
  it.each([
    ['activities/1.fit', 'ACTIVITY'],
    ['activities/1.FIT.GZ', 'ACTIVITY'],
    ['a.gpx', 'ACTIVITY'],
    ['a.tcx.gz', 'ACTIVITY'],
    ['Part1.zip', 'ZIP'],
    ['export.xml', 'OTHER'],
    ['activities.csv', 'OTHER'],
    ['fit', 'OTHER'],
    ['__MACOSX/activities/1.fit', 'OTHER'],
    ['activities/._1.fit', 'OTHER'],
    ['activities/', 'FOLDER'],
  ])('%s: %s', (name, kind) => expect(kindOfEntry(name)).toBe(kind));

  it('is shown without control characters, and its end if it is long', () => {
    expect(shownName('a\u0000\u001b[31m\ud800.gpx')).toBe('a\ufffd\ufffd[31m\ufffd.gpx');
    const long = shownName('folder', `${'x'.repeat(300)}.gpx`);
    expect(long).toHaveLength(200);
    expect(long).toMatch(/^…x+\.gpx$/);
  });
});
