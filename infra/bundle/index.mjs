// What AWS Lambda loads. It reads the function's code together with what V8 made of it when it was built, so that a cold
// start neither parses nor compiles. V8 itself judges whether that fits: made by another version, or under other flags, it
// is put aside, and the code is compiled as ever.
//
// Modules of Node are not imported: to make names of all that `node:fs` exports, Node would load its streams for that.
const { readFileSync } = process.getBuiltinModule('node:fs');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');
const { Script } = process.getBuiltinModule('node:vm');

// V8 takes a cache just under the flags that it was made under, be it ours or that of Node for its own modules. Lambda starts
// Node with this one; where it was not, ours are made and read under it all the same, and everything else without.
const GC = typeof globalThis.gc === 'function' ? [] : ['expose-gc'];
// Until it has answered once, code is not optimised: whatever runs often in a first request is nearly done with by the time
// that it is, and compiling it takes the one core away from the answer. V8 reads these whenever it considers a function.
const OPTIMISING = ['maglev', 'turbofan'];

/** Whether it is loaded, and has not answered yet. */
let isCold = false;

const turn = (how, flags) => flags.forEach((flag) => setFlagsFromString(`--${how}${flag}`));

/** By file; `build.ts` makes their caches. */
export const scripts = new Map();
const modules = new Map();

function load(file) {
  const known = modules.get(file);
  if (known) return known.exports;
  const path = `${import.meta.dirname}/${file}`;
  const flags = isCold ? [...GC, ...OPTIMISING] : GC;
  turn('', flags);
  // Nothing in it is beyond ASCII, as esbuild writes it: read like this, it takes half the memory and no decoding.
  const script = new Script(readFileSync(path, 'latin1'), { filename: path, cachedData: readCache(path) });
  turn('no-', flags);
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

const app = load('app.js');
isCold = true;
turn('no-', OPTIMISING);

export async function handler(event, context) {
  try {
    return await app.handler(event, context);
  } finally {
    if (isCold) turn('', OPTIMISING);
    isCold = false;
  }
}
