import { join } from 'node:path';
import { buildFunction } from '../../infra/bundle/build.ts';

const project = join(import.meta.dirname, '../..');

const entries = { deployed: 'functions/graphql/handler.ts', alone: 'bench/variants/ours-alone.ts' };

/** Builds our function with the product's own bundling. */
export const buildOurs = (source: keyof typeof entries, folder: string): Promise<void> =>
  buildFunction({
    entry: join(project, entries[source]),
    folder,
    beside: `${folder}-beside`,
    // Warmed up as the function of this name is.
    name: 'graphql',
  });
