import { expect, it } from 'vitest';
import { createEntityLoader } from '../../functions/request/entity-loader.ts';

/** Reads that record their ids, and batches that are dispatched on demand. */
function scene(
  read = async (ids: readonly string[]) => ids.map((id) => (id === 'none' ? undefined : id.toUpperCase())),
) {
  const asked: (readonly string[])[] = [];
  const waiting: (() => void)[] = [];
  const reads = createEntityLoader<string>(
    (ids) => {
      asked.push([...ids]);
      return read(ids);
    },
    (batch) => waiting.push(batch),
  );
  const go = () => waiting.splice(0).forEach((batch) => batch());
  return { reads, asked, go };
}

it('what is asked for together is read in one go, each once, and stands at its place', async () => {
  const { reads, asked, go } = scene();
  const answers = Promise.all([
    reads.many(['a', 'b', 'a']),
    reads.many(['b', 'none', 'c']),
    reads.one('a'),
    reads.many([]),
  ]);
  go();
  expect(await answers).toEqual([['A', 'B', 'A'], ['B', undefined, 'C'], 'A', []]);
  expect(asked).toEqual([['a', 'b', 'none', 'c']]);
});

it('what was read is not read again, and what is new is', async () => {
  const { reads, asked, go } = scene();
  const first = reads.many(['a']);
  go();
  await first;
  const second = reads.many(['b', 'a', 'c']);
  go();
  expect(await second).toEqual(['B', 'A', 'C']);
  expect(asked).toEqual([['a'], ['b', 'c']]);
});

it('what was written stands for what was read, and for what is under way', async () => {
  const { reads, asked, go } = scene();
  const before = reads.many(['a']);
  reads.put('a', 'changed');
  reads.put('new', 'made');
  const after = reads.many(['a', 'new']);
  go();
  expect([await before, await after]).toEqual([['A'], ['changed', 'made']]);
  expect(asked).toEqual([['a']]);
});

it('a read that fails fails for all who wait for it, also behind another one, and for those who come later', async () => {
  const { reads, go } = scene(async (ids) => {
    if (ids.includes('bad')) throw new Error('no');
    return ids.map(() => 'good');
  });
  const slow = reads.one('a');
  const both = [reads.many(['bad', 'b'])];
  go();
  await expect(slow).rejects.toThrow('no');
  await expect(both[0]).rejects.toThrow('no');
  await expect(reads.one('b')).rejects.toThrow('no');
  const other = reads.many(['c', 'bad']);
  go();
  await expect(other).rejects.toThrow('no');
  expect(await reads.one('c')).toBe('good');
});
