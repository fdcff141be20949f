import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { importModules } from './graphql-modules.ts';
import { type LeftOut, leftOut } from './left-out.ts';

export interface BuildOptions {
  /** The file that exports `handler`. */
  entry: string;
  /** Where the function's files go; emptied first. */
  folder: string;
  /** Where its source maps and the list of its contents go: for whoever reads a stack trace, not for every cold start. */
  beside: string;
  /** Names those. */
  name: string;
}

const here = import.meta.dirname;
const projectRoot = dirname(dirname(here));

/**
 * Builds a function as it is deployed: `index.mjs`, which loads `app.js` and later, when they are asked for, the parts that
 * a first answer does not take; each with V8's code cache beside it.
 */
export async function buildFunction({ entry, folder, beside, name }: BuildOptions): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const path of [folder, join(beside, 'source-maps'), join(beside, 'bundle-contents')])
    mkdirSync(path, { recursive: true });
  const used = new Set<LeftOut>();
  const { outputFiles, metafile } = await build({
    entryPoints: { app: entry },
    outdir: folder,
    absWorkingDir: projectRoot,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    // A stack trace quotes the line that it comes from.
    lineLimit: 2000,
    mainFields: ['module', 'main'],
    // Said at build time, so that code for development only is left out of the bundle.
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'inline',
    metafile: true,
    logLevel: 'warning',
    plugins: [leavesOut(used)],
  });
  const missed = leftOut.filter((each) => !used.has(each) && metMust(each, metafile));
  if (missed.length > 0) throw new Error(`Not met in ${name}: ${missed.map(({ file }) => String(file)).join(', ')}`);
  for (const { path, text } of outputFiles) {
    const file = relative(folder, path);
    const { code, map } = await asScript(text, file);
    writeFileSync(path, code);
    writeFileSync(join(beside, 'source-maps', `${name}.${file}.map`), map);
  }
  writeFileSync(join(beside, 'bundle-contents', `${name}.json`), JSON.stringify(metafile));
  const loader = await transform(await readFile(join(here, 'index.mjs'), 'utf8'), { minify: true });
  writeFileSync(join(folder, 'index.mjs'), loader.code);
  // In a process of its own, which ends with all that the function began.
  const warmUp = entry === join(projectRoot, 'functions', name, 'handler.ts') ? name : 'none';
  execFileSync(process.execPath, [join(here, 'code-cache.ts'), warmUp, folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** ES modules have no code cache that outlives a process, scripts have: each file becomes the function that it is called as. */
async function asScript(text: string, sourcefile: string): Promise<{ code: string; map: string }> {
  const { code, map } = await transform(text, {
    sourcefile,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    supported: { 'dynamic-import': false },
    minify: true,
    lineLimit: 2000,
    sourcemap: 'external',
    banner: '(function(exports,require,module){',
    footer: '})',
  });
  return { code, map };
}

function leavesOut(used: Set<LeftOut>): Plugin {
  return {
    name: 'left-out',
    setup(esbuild) {
      // Some parts are CommonJS and would bring a second graphql along, whose types the first one does not know.
      esbuild.onResolve({ filter: /^graphql(?:\/|$)/ }, ({ path }) => ({
        path: join(
          projectRoot,
          'node_modules',
          path === 'graphql' ? 'graphql/index.mjs' : path.replace(/(?:\.m?js)?$/, '.mjs'),
        ),
        sideEffects: false,
      }));
      esbuild.onLoad({ filter: /\.[mc]?[jt]s$/ }, ({ path }) => {
        const found = leftOut.find(({ file }) => file.test(path));
        if (found) used.add(found);
        const contents = found?.instead ?? importModules(readFileSync(path, 'utf8'), path);
        return { contents, loader: path.endsWith('ts') ? 'ts' : 'js', resolveDir: dirname(path) };
      });
    },
  };
}

/** A function without Apollo meets none of its parts. */
const metMust = ({ of }: LeftOut, { inputs }: Metafile): boolean =>
  Object.keys(inputs).some((path) => path.startsWith(`node_modules/${of}/`));
