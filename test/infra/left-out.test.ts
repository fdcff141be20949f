import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../infra/bundle/build.ts';
import { leftOut } from '../../infra/bundle/left-out.ts';

const entry = join(import.meta.dirname, '../../functions/graphql/handler.ts');
const kilobytesOf = async (without: typeof leftOut): Promise<number> =>
  (await bundle(entry, without)).code.length / 1000;

describe('What is left out of the bundle', () => {
  it.each(leftOut.map((each) => [String(each.file), each] as const))('%s is as large as it claims', async (_, each) => {
    const saved = (await kilobytesOf(leftOut.filter((other) => other !== each))) - (await kilobytesOf(leftOut));
    expect(saved).toBeGreaterThan(0.9 * each.kb);
    expect(saved).toBeLessThan(1.1 * each.kb);
  });

  it('fails the build if there is no such file any more', async () => {
    const moved = { of: 'graphql', file: /graphql\/moved\.mjs$/, instead: '', kb: 0, why: 'It moved.' };
    await expect(bundle(entry, [...leftOut, moved])).rejects.toThrow('moved');
  });
});
