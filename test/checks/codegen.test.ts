import { readFile } from 'node:fs/promises';
import { generate } from '@graphql-codegen/cli';
import { expect, it } from 'vitest';
import config from '../../codegen.ts';

it('The generated files are those that the schema makes', async () => {
  const made: { filename: string; content: string }[] = await generate({ ...config, silent: true }, false);
  const stale: string[] = [];
  for (const { filename, content } of made) {
    if (content !== (await readFile(filename, 'utf8'))) stale.push(filename);
  }
  expect(made.map(({ filename }) => filename).sort()).toEqual(Object.keys(config.generates).sort());
  expect(stale, 'These do not fit schema/: run npm run codegen').toEqual([]);
});
