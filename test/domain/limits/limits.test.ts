import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { requireRoom, usedToday } from '../../../functions/domain/limits/allowance.ts';
import { checkCounted } from '../../../functions/domain/limits/counted.ts';
import type { Growing } from '../../../functions/domain/limits/growing.ts';
import { growing, growsNothing } from '../../../functions/domain/limits/inventory.ts';
import { bytesOf, type Meter, perDay } from '../../../functions/domain/limits/limits.ts';
import { limitRuns } from '../../../functions/domain/limits/run-limits.ts';
import { recordBatch } from '../../../functions/domain/run/run-batch.ts';
import { problemsOf } from '../../support/decisions.ts';
import { proves } from '../../support/promise.ts';
import { aRun, day } from '../../support/records.ts';

const now = day(8);
const meters = Object.keys(perDay) as Meter[];

/** The rows of `docs/limits.md`. */
const rowOf = ({ list, grownBy, meters: counted = [], bounds, read }: Growing): string[] => [
  list,
  grownBy.map((name) => (/^[a-z]+[A-Z]|^(?:invite|revoke)$/.test(name) ? `\`${name}\`` : name)).join(', '),
  [...counted.map((meter) => `\`${meter}\``), ...(bounds === undefined ? [] : [bounds])].join('; '),
  read,
];
/** The rows of what is counted per author and day. */
const meterRow = (meter: Meter): string[] => [
  `\`${meter}\``,
  perDay[meter].most.toLocaleString('en-US'),
  perDay[meter].what,
  `${perDay[meter].advice}.`,
];

describe('the page about limits', () => {
  const rows = readFileSync('docs/limits.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  it.each([...meters.map(meterRow), ...growing.map(rowOf)].map((row) => [row[0], row] as const))('has %s', (_, row) => {
    expect(rows).toContainEqual(row);
  });
});

describe('the inventory', () => {
  const mutations = readdirSync('schema')
    .flatMap((file) => parse(readFileSync(`schema/${file}`, 'utf8')).definitions)
    .flatMap((each) =>
      /^ObjectType/.test(each.kind) && 'name' in each && each.name?.value === 'Mutation' ? [each] : [],
    )
    .flatMap((each) => ('fields' in each ? (each.fields ?? []).map(({ name }) => name.value) : []));

  it('knows every mutation: it adds to a list that is bounded, or to none', () => {
    const known = [...growing.flatMap(({ grownBy }) => grownBy), ...growsNothing];
    const others = ['REST', 'provider', 'stream', 'access'];
    expect(mutations.length).toBeGreaterThan(25);
    expect(new Set(known.filter((name) => !others.includes(name)))).toEqual(new Set(mutations));
  });

  it('names a bound for each list, and a list for each count', () => {
    for (const { list, meters: counted, bounds } of growing) expect([list, counted ?? bounds]).not.toContain(undefined);
    expect(new Set(growing.flatMap(({ meters: counted = [] }) => counted))).toEqual(new Set(meters));
  });
});

describe('the room of a day', () => {
  const full = (meter: Meter) => ({ on: now.slice(0, 10), amounts: { [meter]: perDay[meter].most } });

  it.each(meters)('of %s is used up with the last one, and says what to do', (meter) => {
    const before = { on: now.slice(0, 10), amounts: { [meter]: perDay[meter].most - 1 } };
    expect(problemsOf(() => requireRoom(before, { [meter]: 1 }, now))).toEqual([]);
    const [problem] = problemsOf(() => requireRoom(full(meter), { [meter]: 1 }, now));
    expect(problem).toMatchObject({ code: 'LIMIT_REACHED', path: ['input'] });
    expect(problem?.message).toContain(perDay[meter].advice);
  });

  it('is not that of another count, nor of another day', () => {
    expect(problemsOf(() => requireRoom(full('instructions'), { restrictions: 1 }, now))).toEqual([]);
    expect(problemsOf(() => requireRoom(full('comments'), { comments: 1 }, day(20)))).toEqual([]);
  });

  it('is that of a later day if another clock is ahead', () => {
    expect(usedToday({ on: '2199-01-01', amounts: { comments: 3 } }, now)).toEqual({ comments: 3 });
  });

  it('counts bytes as they are stored', () => {
    expect(bytesOf('año', undefined, null, '語')).toBe(7);
  });

  it('counts every new record', () => {
    expect(() => checkCounted([aRun(1, { version: 0 })], {})).toThrow('Nothing counts a new run');
    expect(() => checkCounted([aRun(1, { version: 0 })], { runs: 1 })).not.toThrow();
    expect(() => checkCounted([aRun(1, { version: 3 })], {})).not.toThrow();
  });
});

describe('runs beyond the room of a day', () => {
  it(
    'are rejected each by itself, in the order in which they were posted',
    proves(3, 100, 'batches beyond the room of a day'),
    () => {
      fc.assert(
        fc.property(
          fc.array(fc.record({ id: fc.nat(12), bytes: fc.nat(60_000), old: fc.boolean() }), { maxLength: 30 }),
          fc.nat(300),
          (posted, before) => {
            const runs = posted.map(({ id, bytes, old }) =>
              aRun(id, { startedAt: day(old ? -30 : 7), note: 'x'.repeat(bytes), version: 0 }),
            );
            const batch = recordBatch(runs, new Map());
            const used = { on: now.slice(0, 10), amounts: { runs: before } };
            const limited = limitRuns(batch, used, now);
            const admitted = new Set(limited.changed.map(({ id }) => id));
            limited.outcomes.forEach((outcome, at) => {
              const was = batch.outcomes[at];
              if (was?.status === 'REJECTED') expect(outcome).toEqual(was);
              else if (was && admitted.has(was.record.id)) expect(outcome).toEqual(was);
              else expect(outcome).toMatchObject({ status: 'REJECTED', problem: { code: 'LIMIT_REACHED', path: [] } });
            });
            const recent = limited.changed.filter(({ startedAt }) => startedAt === day(7));
            expect(before + recent.length).toBeLessThanOrEqual(Math.max(before, perDay.runs.most));
            expect(bytesOf(...recent.map(({ note }) => note))).toBeLessThanOrEqual(perDay.runBytes.most);
          },
        ),
      );
    },
  );
});
