import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { type LeftOut, leftOut } from './left-out.ts';

export interface BuildOptions {
  /** The file that exports `handler`. */
  entry: string;
  /** The output folder; emptied first. */
  folder: string;
  /** The folder for the source map and the list of contents, which explain stack traces and are not deployed. */
  beside: string;
  /** The name of those files. */
  name: string;
}

const here = import.meta.dirname;
const projectRoot = dirname(dirname(here));

/** Builds a function as it is deployed: `index.mjs`, `app.js`, which it loads, and V8's code caches for `app.js`. */
export async function buildFunction({ entry, folder, beside, name }: BuildOptions): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const path of [folder, join(beside, 'source-maps'), join(beside, 'bundle-contents')])
    mkdirSync(path, { recursive: true });
  const { code, map, contents } = await bundle(entry);
  writeFileSync(join(folder, 'app.js'), code);
  writeFileSync(join(beside, 'source-maps', `${name}.app.js.map`), map);
  writeFileSync(join(beside, 'bundle-contents', `${name}.json`), JSON.stringify(contents));
  const loader = await transform(await readFile(join(here, 'index.mjs'), 'utf8'), { minify: true });
  writeFileSync(join(folder, 'index.mjs'), loader.code);
  const warmUp = entry === join(projectRoot, 'functions', name, 'handler.ts') ? name : 'none';
  // V8 accepts a cache only with the flags that it was made with. Lambda starts Node with --expose-gc, other
  // environments without.
  for (const flag of ['--expose-gc', undefined]) writeCodeCache(warmUp, folder, flag);
}

export interface Bundle {
  code: string;
  map: string;
  contents: Metafile;
}

/** Bundles a function into one script: unlike a module, a script can have a code cache that outlives the process. */
export async function bundle(entry: string, without: readonly LeftOut[] = leftOut): Promise<Bundle> {
  const met = new Set<LeftOut>();
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    outfile: 'app.js',
    absWorkingDir: projectRoot,
    write: false,
    bundle: true,
    format: 'cjs',
    // `index.mjs` calls this function.
    banner: { js: '(function(exports,require,module){' },
    footer: { js: '})' },
    platform: 'node',
    target: 'node24',
    supported: { 'dynamic-import': false },
    minify: true,
    legalComments: 'none',
    // Stack traces quote the source line.
    lineLimit: 2000,
    mainFields: ['module', 'main'],
    // Known at build time, so that development code is left out of the bundle.
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'external',
    metafile: true,
    logLevel: 'warning',
    plugins: [oneGraphql, leaveOut(without, met)],
  });
  const missed = without.filter((each) => !met.has(each) && uses(metafile, each.of));
  if (missed.length > 0) throw new Error(`Not met in ${entry}: ${missed.map(({ file }) => String(file)).join(', ')}`);
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { code: textOf('.js'), map: textOf('.map'), contents: metafile };
}

/** CommonJS packages would bundle a second copy of graphql, whose types the first one does not recognize. */
const oneGraphql: Plugin = {
  name: 'one-graphql',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^graphql(?:\/|$)/ }, ({ path }) => {
      const file = path === 'graphql' ? 'graphql/index.mjs' : path.replace(/(?:\.m?js)?$/, '.mjs');
      return { path: join(projectRoot, 'node_modules', file), sideEffects: false };
    });
  },
};

function leaveOut(entries: readonly LeftOut[], met: Set<LeftOut>): Plugin {
  return {
    name: 'left-out',
    setup(esbuild) {
      for (const entry of entries)
        esbuild.onLoad({ filter: entry.file }, ({ path }) => {
          met.add(entry);
          return { contents: entry.instead, resolveDir: dirname(path) };
        });
    },
  };
}

/** A function without Apollo matches none of its entries. */
const uses = ({ inputs }: Metafile, name: string): boolean =>
  Object.keys(inputs).some((path) => path.startsWith(`node_modules/${name}/`));

/** In a separate process, which ends together with everything that the function started. */
function writeCodeCache(warmUp: string, folder: string, flag?: string): void {
  const file = `app.js.${process.version}.${process.arch}${flag === undefined ? '' : '.expose-gc'}.cache`;
  const args = [...(flag === undefined ? [] : [flag]), join(here, 'code-cache.ts'), warmUp, folder, file];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
