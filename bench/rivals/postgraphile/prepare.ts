/**
 * Loads the benchmark's data into PostgreSQL and builds PostGraphile for Lambda as its documentation recommends it: the schema
 * exported as code, so that no start looks at the database for it, then bundled with what it imports.
 *
 * Usage: node prepare.ts <folder of the socket> <bundle to write>
 */
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { exportSchema } from 'graphile-export';
import { postgraphile } from 'postgraphile';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PgMinifySchemaPreset } from 'postgraphile/presets/minify';
import { viewerFrom } from '../../../functions/request/viewer-from.ts';
import { type Question, questions } from '../../postgres/questions.ts';
import { coachClaims, questionOf } from '../../world/operations.ts';
import type { Dictionary } from './handler.ts';
import { load } from './load.ts';
import { runtimePreset } from './preset.ts';

const [socketFolder, bundle] = process.argv.slice(2);
if (!socketFolder || !bundle) throw new Error('prepare.ts needs the folder of the socket and the bundle to write');

await load(socketFolder);
const instance = postgraphile({
  extends: [PostGraphileAmberPreset, PgMinifySchemaPreset, runtimePreset(socketFolder)],
});
const exported = join(dirname(bundle), 'postgraphile-schema.mjs');
await exportSchema(await instance.getSchema(), exported, { mode: 'typeDefs' });
await instance.release();
// Its pool would keep this process for ten seconds more.
for (const service of instance.getResolvedPreset().pgServices ?? []) await service.release?.();

const turn = { batch: 'none', now: 0 };
const dictionary: Dictionary = {
  documents: Object.fromEntries(
    (Object.keys(questions) as Question[]).map((name) => [questionOf(name, turn).document, questions[name]]),
  ),
  people: { [String(coachClaims['sub'])]: viewerFrom(coachClaims).id },
};
await build({
  stdin: {
    contents: `import { schema } from ${JSON.stringify(exported)};
      import { createHandler } from './handler.ts';
      export const handler = createHandler(schema, ${JSON.stringify(socketFolder)}, ${JSON.stringify(dictionary)});`,
    resolveDir: import.meta.dirname,
  },
  outfile: bundle,
  bundle: true,
  minify: true,
  keepNames: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  nodePaths: [join(import.meta.dirname, '../../node_modules')],
  // GraphiQL is loaded where it is asked for, and here it is not.
  external: ['pg-native', 'ruru/server', 'ruru/static'],
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.GRAPHILE_ENV': '"production"' },
  logLevel: 'error',
});
