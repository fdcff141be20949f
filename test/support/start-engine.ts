/** Starts an engine, tells on stdout which, and lives until it is killed: for tests of what its death leaves behind. */
import { startEngine } from '../../infra/local/dynamodb/dynamodb.ts';

const { endpoint, pid } = await startEngine();
process.stdout.write(`${JSON.stringify({ endpoint, pid })}\n`);
setInterval(() => undefined, 60_000);
