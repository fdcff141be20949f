import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFile } from '../../../functions/integrations/files/read-file.ts';
import { utf8 } from '../../support/activity-files.ts';
import { size } from '../../support/promise.ts';
import { metersOf, type Wandering, written } from '../../support/wander.ts';

/**
 * What devices and exporters do to a file: values that are none, digits that are others, points that are missing, doubled or
 * elsewhere, ends that are cut off. None crashes the reader, and what it takes is the run that was run.
 */
const FILES = size(100, 2_000);
const codes = ['UNREADABLE', 'TOO_LARGE', 'NOT_A_RUN', 'EMPTY', 'UNSUPPORTED'];

/** Nine kilometres, more or less: of a short run, one slip is more than a hundredth. */
const wandering: fc.Arbitrary<Wandering> = fc.record({
  every: fc.constant(10),
  heartRate: fc.integer({ min: 90, max: 190 }),
  elevation: fc.integer({ min: 0, max: 3_000 }),
  stretches: fc.array(
    fc.record({ heading: fc.integer({ min: 0, max: 359 }), speed: fc.double({ min: 2.5, max: 3.5, noNaN: true }) }),
    {
      minLength: 45,
      maxLength: 60,
    },
  ),
});

/** A place in a file as a part of it. */
const where = fc.noBias(fc.nat(999_999)).map((part) => part / 1_000_000);

type Damage = { where: number } & (
  | { kind: 'value'; text: string }
  | { kind: 'digit'; digit: string }
  | { kind: 'byte'; byte: number }
  | { kind: 'point lost' | 'point doubled' | 'points swapped' | 'cut' }
);
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({
    kind: fc.constant('value' as const),
    where,
    text: fc.constantFrom(
      '',
      '--',
      'NaN',
      '1e999',
      '-1',
      '255',
      '65535',
      '4294967295',
      'null',
      '2043-01-01T00:00:00Z',
      '5,5',
    ),
  }),
  fc.record({ kind: fc.constant('digit' as const), where, digit: fc.constantFrom('0', '5', '9') }),
  fc.record({ kind: fc.constant('byte' as const), where, byte: fc.nat(255) }),
  fc.record({
    kind: fc.constantFrom('point lost' as const, 'point doubled' as const, 'points swapped' as const, 'cut' as const),
    where,
  }),
);

const POINT = /<(trkpt|Trackpoint)\b.*?<\/\1>/gs;

/** The text with the nth of what matches, counted by a part of them, replaced. */
function replaced(text: string, pattern: RegExp, part: number, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const hit = found[Math.floor(part * found.length)];
  return hit ? text.slice(0, hit.index) + by(hit[0]) + text.slice(hit.index + hit[0].length) : text;
}

function damaged(text: string, what: Damage): string {
  switch (what.kind) {
    case 'value':
      // Of the points: what is written of the whole is a value of its own below.
      return replaced(text, />[^<>\n]+<\//g, what.where, () => `>${what.text}</`);
    case 'digit':
      return replaced(text, /\d/g, what.where, () => what.digit);
    case 'byte': {
      const at = Math.floor(what.where * text.length);
      return text.slice(0, at) + String.fromCharCode(what.byte) + text.slice(at + 1);
    }
    case 'point lost':
      return replaced(text, POINT, what.where, () => '');
    case 'point doubled':
      return replaced(text, POINT, what.where, (point) => point + point);
    case 'points swapped':
      return replaced(text, /(<(trkpt|Trackpoint)\b.*?<\/\2>)\n(<\2\b.*?<\/\2>)/gs, what.where, (two) =>
        two.split('\n').reverse().join('\n'),
      );
    case 'cut':
      return text.slice(0, Math.floor(what.where * text.length));
  }
}

/** What becomes of a file. */
async function outcomeOf(bytes: Uint8Array, of: Wandering): Promise<'REFUSED' | 'TAKEN'> {
  const content = await readFile(bytes);
  if ('code' in content) {
    expect(codes).toContain(content.code);
    return 'REFUSED';
  }
  const [only] = content.sessions;
  if (!only || !('run' in only)) return 'REFUSED';
  expect(Math.abs(only.run.distanceMeters - metersOf(of))).toBeLessThanOrEqual(metersOf(of) / 100);
  return 'TAKEN';
}

it.each(['gpx', 'tcx'] as const)(
  `of ${FILES} damaged files, none crashes the reader, and each that is taken is the run: %s`,
  async (format) => {
    const outcomes = { REFUSED: 0, TAKEN: 0 };
    await fc.assert(
      fc.asyncProperty(wandering, fc.array(damage, { minLength: 1, maxLength: 2 }), async (of, each) => {
        outcomes[await outcomeOf(utf8(each.reduce(damaged, written[format](of))), of)]++;
      }),
      { numRuns: FILES, seed: 11 },
    );
    // The test tests something: some are refused, and most are not.
    expect(outcomes.REFUSED).toBeGreaterThan(FILES / 50);
    expect(outcomes.TAKEN).toBeGreaterThan(FILES / 2);
  },
);

it(`of ${FILES} damaged FIT files, none is taken for what it does not say: the checksum tells`, async () => {
  const whole = new Map<string, Uint8Array>();
  await fc.assert(
    fc.asyncProperty(wandering, where, fc.integer({ min: 1, max: 255 }), fc.boolean(), async (of, at, flip, isCut) => {
      const key = JSON.stringify(of);
      const file = whole.get(key) ?? written.fit(of);
      whole.set(key, file);
      const place = Math.floor(at * file.length);
      const bytes = isCut ? file.slice(0, place) : file.map((byte, index) => (index === place ? byte ^ flip : byte));
      await outcomeOf(bytes, of);
    }),
    { numRuns: FILES, seed: 13 },
  );
});
