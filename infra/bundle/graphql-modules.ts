import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

const COMMENT = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const EXPORT = /export\s*\{([^}]*)\}\s*from\s*'([^']+)'/g;
const IMPORT = /import\s*\{([^}]*)\}\s*from\s*(['"])graphql\2/g;

/** In which of its modules each name of `graphql` is, by following what its index says. */
function modulesFrom(index: string): Map<string, string> {
  const modules = new Map<string, string>();
  for (const [, names = '', from = ''] of readFileSync(index, 'utf8').replace(COMMENT, '').matchAll(EXPORT)) {
    const file = join(dirname(index), from);
    const inner = file.endsWith('/index.mjs') ? modulesFrom(file) : undefined;
    // One that is called otherwise inside (`a as b`) is in none; whoever imports it is told.
    for (const name of names.split(',')) modules.set(name.trim(), inner?.get(name.trim()) ?? file);
  }
  return modules;
}

// As esbuild names its files.
const root = realpathSync(join(import.meta.dirname, '../../node_modules/graphql'));
const modules = modulesFrom(join(root, 'index.mjs'));

/**
 * The source code of a file, with each name of `graphql` imported from the module that it is in. Through the one index of all,
 * a part of the bundle that is loaded later would share with the first one whatever that index leads to.
 */
export function importModules(code: string, file: string): string {
  if (file.startsWith(join(root, '/'))) return code;
  return code.replace(IMPORT, (_, names: string) => {
    const values = names.split(',').map((each) => each.trim());
    return values
      .filter((each) => each !== '' && !each.startsWith('type '))
      .map((each) => {
        const from = modules.get(each.split(' as ')[0] ?? '');
        if (!from) throw new Error(`${file} imports ${each}, which graphql calls otherwise inside`);
        return `import { ${each} } from '${from}';`;
      })
      .join(' ');
  });
}
