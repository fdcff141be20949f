import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Loaded before anything else (`--import`): says on stderr, at the end, how many bytes of modules were loaded from files. */
const files = new Set<string>();

registerHooks({
  load(url, context, nextLoad) {
    if (url.startsWith('file:')) files.add(fileURLToPath(url));
    return nextLoad(url, context);
  },
});

process.on('exit', () => {
  const bytes = [...files].reduce((sum, file) => sum + statSync(file).size, 0);
  process.stderr.write(`${JSON.stringify({ files: files.size, bytes })}\n`);
});
