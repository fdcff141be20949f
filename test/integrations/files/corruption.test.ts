import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRun } from '../../../functions/domain/run/run-input.ts';
import { checkSession } from '../../../functions/domain/session/session-input.ts';
import { type FileRun, type FileTraining, readFile } from '../../../functions/integrations/files/read-file.ts';
import {
  checksum,
  fileId,
  fitFile,
  fitRecord,
  fitSession,
  gpxDocument,
  gpxFile,
  gpxTrack,
  LAKE,
  northwards,
  tcxActivity,
  tcxDocument,
  tcxFile,
  utf8,
} from '../../support/activity-files.ts';
import { proves, size } from '../../support/promise.ts';

const FILES = size(1_000, 10_000);
const codes = ['UNREADABLE', 'TOO_LARGE', 'NOT_A_RUN', 'EMPTY', 'UNSUPPORTED'];

const legs = ['swimming', 'cycling', 'running'].map((sport, leg) => fitSession({ sport }, leg * 3_600));
const records = Array.from({ length: 60 }, (_, second) => fitRecord(second, LAKE));
const lap = { seconds: 0, total: 1_500, meters: 5_000 };
const whole: Uint8Array[] = [
  fitFile([fileId(), ...records, fitSession()]),
  fitFile([fileId(), ...legs]),
  Buffer.concat([fitFile(), fitFile([fileId({ serialNumber: 7 }), fitSession({}, 9_000)])]),
  gpxFile([northwards(3, 0, 300), northwards(3, 400, 700)]),
  utf8(gpxDocument(gpxTrack([northwards(3, 0, 60)], '') + gpxTrack([northwards(3, 90, 180)]))),
  tcxFile(),
  utf8(tcxDocument(tcxActivity([lap], 'Biking') + tcxActivity([{ ...lap, seconds: 1_600 }]))),
];

type Corruption =
  | { kind: 'flip'; where: number; bit: number }
  | { kind: 'digit'; where: number; digit: string }
  | { kind: 'cut'; where: number }
  | { kind: 'insert'; where: number; bytes: Uint8Array }
  | { kind: 'drop'; where: number; count: number }
  | { kind: 'double head'; count: number };

/** A place in a file as a part of its length; anywhere, where fast-check would rather have the beginning. */
const where = fc.noBias(fc.nat(999_999)).map((part) => part / 1_000_000);
/** Corruptions that leave the shape of a file: some of them get through, and must still make sense. */
const slight: fc.Arbitrary<Corruption> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), where, bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('digit' as const), where, digit: fc.constantFrom('0', '9', '-', 'e', '.', 'N') }),
);
const gross: fc.Arbitrary<Corruption> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), where }),
  fc.record({ kind: fc.constant('insert' as const), where, bytes: fc.uint8Array({ maxLength: 16 }) }),
  fc.record({ kind: fc.constant('drop' as const), where, count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('double head' as const), count: fc.integer({ min: 1, max: 200 }) }),
);
const corruptions = fc.oneof(
  fc.array(slight, { minLength: 1, maxLength: 2 }),
  fc.array(fc.oneof(slight, gross), { minLength: 1, maxLength: 4 }),
);
function corrupt(bytes: Uint8Array, what: Corruption): Uint8Array {
  const place = 'where' in what ? Math.floor(what.where * bytes.length) : 0;
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (what.kind) {
    case 'flip':
      return bytes.map((byte, index) => (index === place ? byte ^ (1 << what.bit) : byte));
    case 'cut':
      return head;
    case 'insert':
      return Buffer.concat([head, what.bytes, tail]);
    case 'drop':
      return Buffer.concat([head, tail.subarray(what.count)]);
    case 'double head':
      return Buffer.concat([bytes.subarray(0, what.count), bytes]);
    case 'digit': {
      // The next digit from there on: a number of the file that says something else.
      const digit = tail.findIndex((byte) => byte >= 0x30 && byte <= 0x39);
      return digit < 0
        ? bytes
        : Buffer.concat([head, tail.subarray(0, digit), utf8(what.digit), tail.subarray(digit + 1)]);
    }
  }
}

/** FIT keeps a checksum, behind which nothing corrupt is reached: half of the time it is made right again. */
function mended(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 14 || bytes.length < 16) return bytes;
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(copy.length - 16, 4);
  copy.writeUInt16LE(0, 12);
  copy.writeUInt16LE(checksum(copy.subarray(0, -2)), copy.length - 2);
  return copy;
}

const file = fc
  .record({
    of: fc.constantFrom(...whole),
    corruptions,
    packed: fc.constantFrom('not', 'not', 'not', 'before', 'after'),
    mend: fc.boolean(),
  })
  .map(({ of, corruptions: each, packed, mend }) => {
    const corrupted = each.reduce(corrupt, packed === 'before' ? gzipSync(of) : of);
    const bytes = mend ? mended(corrupted) : corrupted;
    return packed === 'after' ? gzipSync(bytes) : bytes;
  });

/** Whether the run or session can be recorded. The checks never throw. */
const isTaken = (read: FileRun | FileTraining): boolean => {
  const how = { source: 'per_1', now: '2027-01-01T00:00:00.000Z' };
  const problems = 'activity' in read ? checkSession(read, how) : checkRun(read, { ...how, path: [] });
  return problems.length === 0;
};

it(
  `${FILES} corrupt files are runs or reasons, never a crash or a half`,
  proves(13, FILES, 'corrupt files', { timeout: 1_200_000 }),
  async () => {
    const outcomes = { refused: 0, read: 0, taken: 0 };
    await fc.assert(
      fc.asyncProperty(file, async (bytes) => {
        const content = await readFile(bytes);
        if ('code' in content) {
          outcomes.refused++;
          expect(codes).toContain(content.code);
          expect(content.message).toMatch(/\.$/);
          return;
        }
        outcomes.read++;
        expect(content.sessions.length).toBeGreaterThan(0);
        for (const session of content.sessions) {
          if ('skipped' in session) {
            expect(codes).toContain(session.skipped.code);
            continue;
          }
          const read = 'run' in session ? session.run : session.session;
          const { externalId, startedAt, ...values } = read;
          expect(externalId).toMatch(/^(?:fit|gpx|tcx):[\w:.-]{1,100}$/);
          expect(new Date(startedAt).toISOString()).toBe(startedAt);
          for (const value of Object.values(values))
            if (typeof value === 'number') expect(value).toSatisfy(Number.isFinite);
          if (isTaken(read)) outcomes.taken++;
        }
      }),
      { numRuns: FILES, seed: 1, endOnFailure: true },
    );
    // The test tests something: files were refused, and others were reached behind checksums and tags.
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(FILES / 20);
  },
);

it('the same files whole are read', async () => {
  for (const bytes of whole) expect(await readFile(bytes)).toHaveProperty('sessions');
});
