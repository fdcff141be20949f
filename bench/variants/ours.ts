import { join } from 'node:path';
import { build } from 'esbuild';

const project = join(import.meta.dirname, '../..');

/** Builds our function with the product's own bundling. */
export async function buildOurs(entry: 'deployed' | 'alone', outdir: string): Promise<void> {
  const file = entry === 'deployed' ? 'functions/graphql/handler.ts' : 'bench/variants/ours-alone.ts';
  await build({
    entryPoints: [join(project, file)],
    outfile: join(outdir, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    minify: true,
    mainFields: ['module', 'main'],
    nodePaths: [join(project, 'node_modules')],
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: {
      js:
        "import{createRequire as createRequireForBundle}from'node:module';" +
        'const require=createRequireForBundle(import.meta.url);',
    },
    alias: { '@apollo/usage-reporting-protobuf': join(project, 'infra/left-out.cjs') },
    logLevel: 'warning',
  });
}
