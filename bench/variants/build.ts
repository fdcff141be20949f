import { globSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { buildFunction } from '../../infra/bundle/build.ts';

/** `stock` is Apollo Server with AWS's document client, as their documentation has them. */
export const variantNames = ['stock', 'ours', 'yoga', 'mercurius', 'postgraphile'] as const;
export type VariantName = (typeof variantNames)[number];

const project = join(import.meta.dirname, '../..');
export const buildFolder = join(import.meta.dirname, '../.build');

/** The file that exports the variant's Lambda handler. */
export const moduleOf = (variant: VariantName): string =>
  join(buildFolder, variant, variant === 'ours' ? 'index.mjs' : 'index.cjs');

/** A script of `bench/process`, built so that its process loads no compiler. */
export const scriptOf = (name: string): string => join(buildFolder, 'process', `${name}.mjs`);

/** Builds the DynamoDB variants, and the scripts that the benchmark runs in other processes. */
export async function buildAll(variants: readonly VariantName[]): Promise<void> {
  await Promise.all([buildScripts(), ...variants.map(buildVariant)]);
}

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  packages: 'external',
  logLevel: 'warning',
};

async function buildVariant(variant: VariantName): Promise<void> {
  const file = moduleOf(variant);
  const folder = dirname(file);
  rmSync(folder, { recursive: true, force: true });
  if (variant === 'ours') {
    const entry = join(project, 'functions/graphql/handler.ts');
    return buildFunction({ entry, folder, beside: `${folder}-beside`, name: 'graphql' });
  }
  const sdl = globSync('schema/*.graphql', { cwd: project })
    .sort()
    .map((name) => readFileSync(join(project, name), 'utf8'));
  const resolvers = globSync('functions/graphql/resolvers/*.ts', { cwd: project }).sort();
  // As its documentation deploys it: our own TypeScript in one file, packages beside it. CommonJS, as TypeScript plug-ins for
  // Lambda make it: Apollo's integration is CommonJS itself, and beside ES modules it would load all of Apollo twice.
  await build({
    ...common,
    stdin: {
      contents: [
        ...resolvers.map((name, index) => `import * as module${index} from ${JSON.stringify(join(project, name))};`),
        `import { createHandler } from '../rivals/${variant}.ts';`,
        "import { makeContext } from './context.ts';",
        "import { createStockSchema } from './schema.ts';",
        `const modules = [${resolvers.map((_, index) => `module${index}`).join(', ')}];`,
        `const schema = createStockSchema(${JSON.stringify(sdl.join('\n'))}, modules);`,
        'export const handler = createHandler({ schema, makeContext });',
      ].join('\n'),
      resolveDir: import.meta.dirname,
    },
    outfile: file,
    format: 'cjs',
  });
}

async function buildScripts(): Promise<void> {
  await build({
    ...common,
    entryPoints: ['cold-child', 'child', 'count-loaded'].map((name) =>
      join(import.meta.dirname, '../process', `${name}.ts`),
    ),
    outdir: join(buildFolder, 'process'),
    outExtension: { '.js': '.mjs' },
    format: 'esm',
  });
}
