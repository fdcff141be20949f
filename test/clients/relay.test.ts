import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sdl } from '../support/sdl.ts';

const compiler = fileURLToPath(new URL('../../node_modules/relay-compiler/cli.js', import.meta.url));
const examples = fileURLToPath(new URL('../../examples/relay', import.meta.url));

/** Relay's own compiler over `examples/relay`: global ids, connections, refetching by `node`, edits of connections. */
describe('relay-compiler', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidelined-relay-'));
    await cp(examples, folder, { recursive: true });
    await writeFile(join(folder, 'schema.graphql'), sdl);
    await mkdir(join(folder, '__generated__'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Throws the compiler's output unless it succeeds. */
  const compile = (...flags: string[]) =>
    promisify(execFile)(process.execPath, [compiler, '--noWatchman', ...flags], { cwd: folder });

  it('compiles every fragment, query and mutation, and finds nothing left to do', async () => {
    await compile();
    await compile('--validate');
  });

  it('makes operations that this schema accepts', async () => {
    const schema = buildSchema(sdl);
    const artifacts = await readdir(join(folder, '__generated__'));
    const texts: string[] = [];
    for (const artifact of artifacts) {
      const [, text] = /"text": (".*")/.exec(await readFile(join(folder, '__generated__', artifact), 'utf8')) ?? [];
      if (text !== undefined) texts.push(JSON.parse(text) as string);
    }
    expect(texts.length).toBeGreaterThanOrEqual(9);
    for (const text of texts) expect(validate(schema, parse(text)), text).toEqual([]);
  });
});
