import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answer, createAnswerReader, LostAnswer } from '../../../functions/store/dynamodb/http-answer.ts';
import {
  answersWithMore,
  endlessAnswers,
  endlessText,
  refusedAnswers,
  wholeAnswers,
  type WholeAnswer,
} from '../../support/http-answers.ts';

afterEach(() => void vi.restoreAllMocks());

/** What is made of bytes that come in parts, after which the connection ends; and after how many of the parts that is known. */
function read(parts: readonly Buffer[]): { answer?: Answer; error?: unknown; after: number } {
  const reader = createAnswerReader();
  let after = 0;
  try {
    for (const part of [...parts, undefined]) {
      after += part ? 1 : 0;
      const answer = reader(part);
      if (answer) return { answer, after };
    }
    throw new Error('It neither answers nor fails');
  } catch (error) {
    return { error, after };
  }
}

const inTwo = (bytes: Buffer): Buffer[][] =>
  Array.from({ length: bytes.length - 1 }, (_, n) => [bytes.subarray(0, n + 1), bytes.subarray(n + 1)]);
const byteByByte = (bytes: Buffer): Buffer[] => Array.from(bytes, (_, n) => bytes.subarray(n, n + 1));
const cutAt = (bytes: Buffer, cuts: readonly number[]): Buffer[] => {
  const places = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b);
  return [0, ...places].map((place, n) => bytes.subarray(place, places[n])).filter(({ length }) => length > 0);
};

function expectWhole({ bytes, status = 200, text, headers = {}, isLast = false }: WholeAnswer, parts: Buffer[]): void {
  const { answer, error, after } = read(parts);
  expect(error).toBeUndefined();
  expect(answer).toMatchObject({ status, bytes: Buffer.from(text), isLast });
  for (const [name, value] of Object.entries(headers)) expect(answer?.headers.get(name)).toBe(value);
  // Not before it is all there.
  expect(Buffer.concat(parts.slice(0, after)).equals(bytes)).toBe(true);
}

describe('an answer is read as it is', () => {
  const short = Object.entries(wholeAnswers).filter(([, { bytes }]) => bytes.length < 1_000);

  it.each(Object.entries(wholeAnswers))('%s', (_, answer) => {
    expectWhole(answer, [answer.bytes]);
  });

  it.each(short)('%s: in two parts, wherever it is cut, and byte by byte', (_, answer) => {
    for (const parts of inTwo(answer.bytes)) expectWhole(answer, parts);
    expectWhole(answer, byteByByte(answer.bytes));
  });

  it('in any parts', () => {
    const cuts = fc.array(fc.nat(), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(wholeAnswers)), cuts, (answer, places) =>
        expectWhole(answer, cutAt(answer.bytes, places)),
      ),
      { numRuns: 1000, seed: 20260310 },
    );
  });

  it.each(Object.entries(endlessAnswers))('%s: when its connection ends', (_, bytes) => {
    const head = bytes.indexOf('\r\n\r\n') + 4;
    for (const parts of [...inTwo(bytes), byteByByte(bytes)])
      expect(read(parts)).toMatchObject({
        answer: { status: 200, bytes: Buffer.from(endlessText), isLast: true },
        after: parts.length,
      });
    expect(read([bytes.subarray(0, head)])).toMatchObject({ answer: { bytes: Buffer.from('') } });
    expect(read([bytes.subarray(0, head - 1)])).toMatchObject({ error: { code: 'ECONNRESET' } });
  });

  it('with a megabyte in it, whose parts are joined once', () => {
    const text = 'é'.repeat(500_000);
    const bytes = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n'), Buffer.from(text)]);
    const parts = Array.from({ length: Math.ceil(bytes.length / 999) }, (_, n) =>
      bytes.subarray(n * 999, (n + 1) * 999),
    );
    const joining = vi.spyOn(Buffer, 'concat');
    const { answer } = read(parts);
    expect(joining).toHaveBeenCalledOnce();
    expect(answer?.bytes.toString() === text).toBe(true);
  });
});

describe('what is not an answer, or not only one, is a lost one', () => {
  it.each(Object.entries(refusedAnswers))('%s', (_, bytes) => {
    const all = bytes.length < 1_000 ? [[bytes], ...inTwo(bytes), byteByByte(bytes)] : [[bytes]];
    for (const parts of all) {
      const { answer, error } = read(parts);
      expect(answer).toBeUndefined();
      expect(error).toBeInstanceOf(LostAnswer);
      // Nothing of what came.
      expect((error as LostAnswer).message).toMatch(/^DynamoDB answered with [\w/. ]+$/);
    }
  });

  it.each(Object.entries(answersWithMore))('%s', (_, { first, more }) => {
    const bytes = Buffer.concat([first, more]);
    expect(read([bytes]).error).toBeInstanceOf(LostAnswer);
    for (const parts of inTwo(bytes)) {
      const { answer, error } = read(parts);
      // What is behind may come later: then it is nothing of the answer.
      if (parts[0]?.length === first.length) expect(answer).toEqual(read([first]).answer);
      else expect(error).toBeInstanceOf(LostAnswer);
    }
  });

  it.each(Object.entries(wholeAnswers))('%s: that breaks off, wherever it does', (_, { bytes }) => {
    const step = bytes.length < 1_000 ? 1 : 997;
    for (let length = 0; length < bytes.length; length += step)
      expect(read([bytes.subarray(0, length)].filter((part) => part.length > 0))).toMatchObject({
        error: { name: 'Error', code: 'ECONNRESET' },
      });
  });

  it('any bytes whatever', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each)),
      // Answers of which one byte is another one.
      fc
        .tuple(fc.constantFrom(...Object.values(wholeAnswers).slice(0, -1)), fc.nat(), fc.nat({ max: 255 }))
        .map(([answer, at, byte]) => {
          const copy = Buffer.from(answer.bytes);
          copy[at % copy.length] = byte;
          return copy;
        }),
    );
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 5 }), (each, cuts) => {
        const [atOnce, inParts] = [read([each]), read(each.length === 0 ? [] : cutAt(each, cuts))];
        // The same, however it comes; but what is behind an answer is told from it where it comes later.
        if (atOnce.error && inParts.answer)
          expect(atOnce.error).toMatchObject({ message: expect.stringMatching('more') as string });
        else expect(inParts.answer).toEqual(atOnce.answer);
        for (const { error } of [atOnce, inParts])
          if (error)
            expect(error instanceof LostAnswer || (error as { code?: string }).code === 'ECONNRESET').toBe(true);
      }),
      { numRuns: 2000, seed: 20260310 },
    );
  });
});
