import { globSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { checkSync } from 'recheck';
import tseslint from 'typescript-eslint';
import { afterEach, expect, it, vi } from 'vitest';

/** Regular expressions of the product take linear time, whatever text a caller sends: what the linter says of planted ones. */
const root = `${import.meta.dirname}/../..`;
// Planted code belongs to no TypeScript project, and the rules at hand need no types.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
  ruleFilter: ({ ruleId }) => /^(?:redos|no-restricted)/.test(ruleId),
});

async function found(code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/functions/request/planted.ts` });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'unreadable');
}

it.each<[string, string]>([
  ['exponential', 'export const planted = /^(?:a+)+$/;'],
  ['quadratic by what comes twice', 'export const planted = /^\\d*\\.?\\d*$/;'],
  ['quadratic by where it may begin', 'export const planted = /\\s+$/;'],
  ['quadratic, written as a text', "export const planted = new RegExp('^\\\\d+\\\\d+x$');"],
])('one that is %s is an error', async (_, code) => {
  expect(await found(code)).toEqual(['redos/no-vulnerable']);
});

it('one that is linear is none', async () => {
  expect(await found('export const planted = /^[+-]?\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d{1,3})?$/;')).toEqual([]);
});

it('one that is built within a function is an error, since nothing could look at it', async () => {
  expect(await found('export const planted = (text: string) => new RegExp(text);')).toEqual(['no-restricted-syntax']);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('those that modules build from parts are linear', async () => {
  const files = globSync('functions/**/*.ts', { cwd: root }).filter((file) =>
    readFileSync(`${root}/${file}`, 'utf8').includes('RegExp('),
  );
  const built: RegExp[] = [];
  class Watched extends RegExp {
    constructor(pattern: string | RegExp, flags?: string) {
      super(pattern, flags);
      built.push(this);
    }
  }
  vi.resetModules();
  vi.stubGlobal('RegExp', Watched);
  for (const file of files) await import(/* @vite-ignore */ `${root}/${file}`);
  vi.unstubAllGlobals();
  expect(built.length).toBeGreaterThan(10);
  for (const { source, flags } of new Set(built)) {
    const { status } = checkSync(source, flags);
    expect({ source, status }).toEqual({ source, status: 'safe' });
  }
});
