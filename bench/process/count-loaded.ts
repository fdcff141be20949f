import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** What was loaded of a variant, in bytes. */
export interface Loaded {
  /** JavaScript. */
  code: number;
  /** Code caches. */
  cache: number;
}

/**
 * Loaded before anything else (`--import`): says on stderr, at the end, how much was loaded from files, be it by `import` and
 * `require` or, as our own function does it, by reading them.
 */
const files = new Set<string>();
/** The benchmark's own script, which is no part of what is measured. */
const main = pathToFileURL(process.argv[1] ?? '').href;

registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:') && url !== main) files.add(fileURLToPath(url));
    return nextLoad(url, context);
  },
});

const { readFileSync } = fs;
fs.readFileSync = ((...args: Parameters<typeof readFileSync>) => {
  if (typeof args[0] === 'string' && /\.(?:[cm]?js|cache)$/.test(args[0])) files.add(args[0]);
  return readFileSync(...args);
}) as typeof readFileSync;
syncBuiltinESMExports();

process.on('exit', () => {
  const sizes = [...files].map((file) => ({ file, bytes: fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0 }));
  const sum = (of: typeof sizes) => of.reduce((total, { bytes }) => total + bytes, 0);
  const loaded: Loaded = {
    code: sum(sizes.filter(({ file }) => !file.endsWith('.cache'))),
    cache: sum(sizes.filter(({ file }) => file.endsWith('.cache'))),
  };
  process.stderr.write(`${JSON.stringify(loaded)}\n`);
});
