/**
 * Starts two processes of a function, one that stands still and one that is busy, tells on stdout which, and where
 * their code is, and lives until it is killed: for tests of what its death leaves behind. Usage: start-function.ts FOLDER
 */
import { startFunction } from '../../../infra/local/lambda/lambda.ts';

const [, , codeFolder = ''] = process.argv;
const busy = Promise.withResolvers<void>();
const fn = await startFunction(
  { name: 'Orphans', codeFolder, handler: 'index.handler', environment: {}, timeoutSeconds: 60, memoryMegabytes: 128 },
  { log: (line) => line === 'busy' && busy.resolve() },
);
const [outcome] = await Promise.all([fn.invoke('rest'), fn.invoke('rest')]);
void fn.invoke('work');
await busy.promise;
const root = outcome.kind === 'answered' ? outcome.payload : undefined;
process.stdout.write(`${JSON.stringify({ pids: fn.pids, root })}\n`);
