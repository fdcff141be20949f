import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectGarbage } from '../../../bench/process/collect-garbage.ts';
import { readAnswer } from '../../../functions/store/dynamodb/answer-reader.ts';
import { toAttributes } from '../../../functions/store/dynamodb/attribute-values.ts';
import type { OperationName } from '../../../functions/store/dynamodb/client.ts';
import { fromWire } from '../../../functions/store/dynamodb/dynamodb-wire.ts';
import { anyName, itemsWith } from '../../support/any-item.ts';

const readText = (operation: OperationName, text: string) => readAnswer(operation, Buffer.from(text));
/** What JSON's own parser makes of it. */
const parse = (operation: OperationName, text: string) => fromWire(operation, JSON.parse(text) as Answer);
type Answer = Record<string, unknown>;

/** Names as ours are, whose shapes are remembered, and any others. */
const name = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('kind', 'note', 'startedAt', 'distanceMeters', 'commentCounts', 'sites', 'TEAM'),
  },
  { weight: 1, arbitrary: anyName },
);
const item = itemsWith(name);
/** An answer of each operation that answers items, as DynamoDB writes it. */
const answer = fc.oneof(
  fc
    .record({ Item: item }, { requiredKeys: [] })
    .map(({ Item }) => ['GetItem', { ...(Item && { Item: toAttributes(Item) }) }] as const),
  fc
    .record({
      operation: fc.constantFrom('Query' as const, 'Scan' as const),
      items: fc.array(item, { maxLength: 4 }),
      last: fc.option(item),
    })
    .map(({ operation, items, last }) => {
      const LastEvaluatedKey = last && { LastEvaluatedKey: toAttributes(last) };
      return [
        operation,
        { Count: items.length, Items: items.map(toAttributes), ...LastEvaluatedKey, ScannedCount: 70_000 },
      ] as const;
    }),
  fc
    .record({ items: fc.array(item, { maxLength: 4 }), left: fc.array(item, { maxLength: 2 }) })
    .map(({ items, left }) => {
      const UnprocessedKeys = { 'a.Table': { Keys: left.map(toAttributes), ConsistentRead: true } };
      const ConsumedCapacity = [{ TableName: 'a.Table', CapacityUnits: 1.5 }];
      return [
        'BatchGetItem',
        { ConsumedCapacity, Responses: { 'a.Table': items.map(toAttributes) }, UnprocessedKeys },
      ] as const;
    }),
);

/** In values of all kinds, and in the order of names. To `expect`, an attribute by the name of `constructor` is a class. */
function expectTheSame(known: unknown, parsed: unknown): void {
  expect(isDeepStrictEqual(known, parsed)).toBe(true);
  expect(JSON.stringify(known)).toBe(JSON.stringify(parsed));
}

describe('an answer is read as JSON is', () => {
  it('whatever items hold', () => {
    fc.assert(
      fc.property(answer, ([operation, body]) => {
        const text = JSON.stringify(body);
        expectTheSame(readText(operation, text), parse(operation, text));
      }),
      { numRuns: 1_500, seed: 20260310 },
    );
  });

  it('also once there is code for its shapes, and when they change', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), fc.array(item, { maxLength: 2 }), (usual, others) => {
        const many = Array.from({ length: 900 }, (_, index) => usual[index % usual.length] ?? {});
        const text = JSON.stringify({ Items: [...many, ...others, ...usual].map(toAttributes) });
        expectTheSame(readText('Query', text), parse('Query', text));
        const again = JSON.stringify({ Items: [...usual, ...others].map(toAttributes) });
        expectTheSame(readText('Query', again), parse('Query', again));
      }),
      { numRuns: 60, seed: 20260310 },
    );
  });

  it.each([
    ['{"Item":{}}'],
    ['{"Item":{"a":{"S":""}}}'],
    [String.raw`{"Item":{"a":{"S":"say \"no\""},"b":{"S":"\\"},"c":{"S":"\ud83c\udfc3 \n"},"d":{"S":"plain"}}}`],
    [String.raw`{"Item":{"a\"b":{"S":"x"},"\u0061":{"N":"1"},"c\\":{"L":[{"S":"\""}]},"d":{"S":"y"}}}`],
    [
      '{"Item":{"a":{"S":"Knöchel, Ferse und Fuß: 疼 🏃 seit gestern"},"b":{"S":"and plain text that is long enough"}}}',
    ],
    [
      '{"Item":{"a":{"N":"0"},"b":{"N":"-1"},"c":{"N":"999999999"},"d":{"N":"1234567890123"},"e":{"N":"1E+3"},"f":{"N":".5"}}}',
    ],
    ['{"Item":{"a":{"BOOL":true},"b":{"NULL":true},"c":{"B":"AQID"},"d":{"SS":["x","y"]},"e":{"L":[{"BOOL":false}]}}}'],
    ['{"Item":{"a":{"S":"first"},"b":{"N":"1"},"a":{"S":"twice"}}}'],
    ['{"Item":{"__proto__":{"M":{"__proto__":{"S":"polluted"}}},"constructor":{"S":"x"}}}'],
    ['{}'],
  ])('%s', (text) => {
    for (let times = 0; times < 300; times++) {
      const known = readText('GetItem', text);
      expect(known).toBeDefined();
      if (times % 299 === 0) expect(JSON.stringify(known)).toBe(JSON.stringify(parse('GetItem', text)));
    }
    expect(({} as Answer)['polluted']).toBeUndefined();
  });

  it('with bytes that are no text, each of which stands for a character that is none', () => {
    const bytes = Buffer.from('{"Item":{"note":{"S":"a text that is long enough \xff\xfe"}}}', 'latin1');
    expect(readAnswer('GetItem', bytes)).toEqual({ Item: { note: 'a text that is long enough \ufffd\ufffd' } });
  });
});

describe('what is not written as DynamoDB does it', () => {
  const outcome = (work: () => unknown): string | undefined => {
    try {
      return JSON.stringify(work());
    } catch (error) {
      return String(error);
    }
  };

  it('is read as JSON is, or not at all', () => {
    const spoilt = fc.tuple(
      answer,
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.constantFrom(...'{}[]",:\\SNMLB 0-e'),
      fc.constantFrom('insert', 'replace', 'delete', 'cut'),
    );
    let left = 0;
    fc.assert(
      fc.property(spoilt, ([[operation, body], where, character, how]) => {
        const text = JSON.stringify(body);
        const at = Math.floor(where * text.length);
        const behind = {
          insert: character + text.slice(at),
          replace: character + text.slice(at + 1),
          delete: text.slice(at + 1),
          cut: '',
        };
        // Half a character is none in UTF-8.
        const odd = (text.slice(0, at) + behind[how]).toWellFormed();
        const readWhole = () => readText(operation, odd) ?? parse(operation, odd);
        if (outcome(() => readText(operation, odd)) === undefined) left += 1;
        expect(outcome(readWhole)).toBe(outcome(() => parse(operation, odd)));
      }),
      { numRuns: 4_000, seed: 20260310 },
    );
    expect(left).toBeGreaterThan(1_000);
  });

  it.each([
    '',
    ' {}',
    '{} ',
    '{ "Item":{}}',
    '{"Item": {}}',
    '{"Item":{}',
    'null',
    '[]',
    '"text"',
    '{"Item":{"a":{"S":"x"}}}}',
  ])('%s: is left to the parser of JSON', (text) => expect(readText('GetItem', text)).toBeUndefined());
});

describe('what is kept of answers', () => {
  it.each(['', 'Zoë'])('is no part of them, when somebody keeps a text of one that holds "%s"', (name) => {
    const kept: unknown[] = [];
    const read = (number: number): void => {
      const her = { timeZone: 'America/Argentina/Buenos_Aires', name };
      const Items = [toAttributes(her), toAttributes({ note: `what hurts ${number} `.repeat(50_000) })];
      const { Items: items } = readText('Query', JSON.stringify({ Items })) as { Items: Answer[] };
      kept.push(items[0]?.['timeZone']);
    };
    read(0);
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    for (let number = 1; number <= 20; number++) read(number);
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(2_000_000);
    expect(new Set(kept)).toEqual(new Set(['America/Argentina/Buenos_Aires']));
  });

  it('is nothing of maps whose names are ids, which are read all the same', () => {
    for (let number = 0; number < 50; number++) {
      const webhooks = Object.fromEntries(
        Array.from({ length: 20 }, (_, n) => [
          `whk_${number}.${n}`,
          { url: 'https://example.com', secrets: ['a', 'b'] },
        ]),
      );
      const text = JSON.stringify({ Item: toAttributes({ kind: 'webhooks', webhooks, version: number }) });
      expectTheSame(readText('GetItem', text), parse('GetItem', text));
    }
  });

  it('has an end: shapes beyond it are read all the same', () => {
    const letters = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    for (let batch = 0; batch < 12; batch++) {
      const Items = Array.from({ length: 1_000 }, (_, n) =>
        toAttributes({ kind: 'odd', [letters(batch * 1_000 + n)]: n, note: 'as ever' }),
      );
      const text = JSON.stringify({ Items });
      expectTheSame(readText('Query', text), parse('Query', text));
    }
  });
});
