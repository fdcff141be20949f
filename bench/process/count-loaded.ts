import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Loaded first (`--import`): prints on stderr, at the end, how many bytes of JavaScript were loaded from files, by
 * `import` and `require` or, as our own function may do it, by reading them.
 */
const files = new Set<string>();
/** The benchmark's own script, which does not count. */
const main = pathToFileURL(process.argv[1] ?? '').href;

registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:') && url !== main) files.add(fileURLToPath(url));
    return nextLoad(url, context);
  },
});

const { readFileSync } = fs;
fs.readFileSync = ((...args: Parameters<typeof readFileSync>) => {
  if (typeof args[0] === 'string' && /\.[cm]?js$/.test(args[0])) files.add(args[0]);
  return readFileSync(...args);
}) as typeof readFileSync;
syncBuiltinESMExports();

process.on('exit', () => {
  const bytes = [...files].map((file) => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0);
  process.stderr.write(`${bytes.reduce((sum, each) => sum + each, 0)}\n`);
});
