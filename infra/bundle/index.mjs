// What AWS Lambda loads. It reads the function's code together with what V8 made of it when it was built, so that a cold
// start neither parses nor compiles. V8 itself judges whether that fits: made by another version, or under other flags, it
// is put aside, and the code is compiled as ever.
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// V8 takes a cache just under the flags that it was made under, and this one is among those with which Lambda starts Node:
// set here, it makes no difference whether it was there before. It does no more than offer a `gc` that nothing calls.
setFlagsFromString('--expose-gc');

/** By file; `build.ts` makes their caches. */
export const scripts = new Map();
const modules = new Map();

function load(file) {
  const known = modules.get(file);
  if (known) return known.exports;
  const path = `${import.meta.dirname}/${file}`;
  // Nothing in it is beyond ASCII, as esbuild writes it: read like this, it takes half the memory and no decoding.
  const script = new Script(readFileSync(path, 'latin1'), { filename: path, cachedData: readCache(path) });
  if (script.cachedDataRejected) tellRejected(file);
  scripts.set(file, script);
  const module = { exports: {} };
  modules.set(file, module);
  script.runInThisContext()(module.exports, require, module);
  return module.exports;
}

const require = (name) => (name.startsWith('./') ? load(name.slice(2)) : process.getBuiltinModule(name));

function readCache(path) {
  try {
    return readFileSync(`${path}.${process.arch}.cache`);
  } catch {
    // Built on another kind of machine.
    return undefined;
  }
}

/** It is slower, and otherwise the same. docs/operations.md says how to build for the Node.js that is named here. */
function tellRejected(file) {
  const { version, versions, arch, execArgv } = process;
  const message = 'The code cache was made by another V8, or under other flags';
  const line = {
    level: 'INFO',
    message,
    timestamp: new Date().toISOString(),
    file,
    version,
    v8: versions.v8,
    arch,
    execArgv,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export const { handler } = load('app.js');
