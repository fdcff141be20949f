import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { buildOurs } from './ours.ts';

/** Where its data comes from: DynamoDB, as deployed, or memory, which leaves GraphQL alone. */
export type DataSource = 'deployed' | 'alone';

export const variantNames = ['stock', 'ours', 'yoga', 'mercurius', 'floor-graphql', 'floor-compiled'] as const;
export type VariantName = (typeof variantNames)[number];

const buildFolder = join(import.meta.dirname, '../.build');

/** The file that exports the variant's Lambda handler. */
export const moduleOf = (variant: VariantName, source: DataSource): string =>
  join(buildFolder, `${variant}-${source}`, variant === 'ours' ? 'index.mjs' : 'index.cjs');

/** A script of `bench/process`, built so that its process loads no compiler. */
export const scriptOf = (name: string): string => join(buildFolder, 'process', `${name}.mjs`);

/** Builds the variants, and the scripts that the benchmark starts in other processes. */
export async function buildAll(variants: readonly VariantName[], sources: readonly DataSource[]): Promise<void> {
  await Promise.all([
    buildScripts(),
    ...variants.flatMap((variant) => sources.map((source) => buildVariant(variant, source))),
  ]);
}

async function buildVariant(variant: VariantName, source: DataSource): Promise<void> {
  const file = moduleOf(variant, source);
  await rm(dirname(file), { recursive: true, force: true });
  if (variant === 'ours') return buildOurs(source, dirname(file));
  // As its documentation deploys it: our own TypeScript in one file, packages beside it. CommonJS, as TypeScript plug-ins for
  // Lambda make it: Apollo's integration is CommonJS itself, and beside ES modules it would load all of Apollo twice.
  await build({
    stdin: {
      contents:
        `import { createHandler } from './${variant}.ts';` +
        `import { makeContext } from './${source}.ts';` +
        "import { createStockSchema } from './schema.ts';" +
        'export const handler = createHandler({ schema: createStockSchema(' +
        `${JSON.stringify(await readSdl())}), makeContext });`,
      resolveDir: import.meta.dirname,
    },
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    packages: 'external',
    logLevel: 'warning',
  });
}

/** The schema as it is written. */
async function readSdl(): Promise<string> {
  const folder = join(import.meta.dirname, '../../schema');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

async function buildScripts(): Promise<void> {
  await build({
    entryPoints: ['cold-child', 'warm-child', 'count-loaded'].map((name) =>
      join(import.meta.dirname, '../process', `${name}.ts`),
    ),
    outdir: join(buildFolder, 'process'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    logLevel: 'warning',
  });
}
