import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start } from '../support/run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidelined-circles-'));
});
afterAll(() => rm(folder, { recursive: true }));

it.each([
  ["import { b } from './b.ts'; export const a = b;", "import { a } from './a.ts'; export const b = a;", 1],
  ["import type { B } from './b.ts'; export type A = B;", "import type { A } from './a.ts'; export type B = A;", 1],
  ["import { b } from './b.ts'; export const a = b;", 'export const b = 1;', 0],
])('%s and %s: exit code %i', async (a, b, exitCode) => {
  await writeFile(join(folder, 'a.ts'), a);
  await writeFile(join(folder, 'b.ts'), b);
  const lint = start(process.execPath, ['node_modules/oxlint/bin/oxlint', '--config', '.oxlintrc.json', folder]);
  expect(await lint.ended).toBe(exitCode);
});
