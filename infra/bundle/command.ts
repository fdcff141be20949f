import { resolve } from 'node:path';
import { buildFunction } from './build.ts';

/**
 * `node infra/bundle/command.ts NAME ENTRY FOLDER BESIDE`: CDK synthesizes synchronously, so the build runs in a
 * process.
 */
const [name, entry, folder, beside] = process.argv.slice(2);
if (!name || !entry || !folder || !beside)
  throw new Error('Use: node infra/bundle/command.ts NAME ENTRY FOLDER BESIDE');
await buildFunction({ name, entry: resolve(entry), folder: resolve(folder), beside: resolve(beside) });
