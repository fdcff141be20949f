// What AWS Lambda loads. It reads the function's code together with what V8 made of it when it was built, so that a cold
// start neither parses nor compiles. V8 itself judges whether that fits: made by another version, or under other flags, it
// is put aside, and the code is compiled as ever.
//
// Modules of Node are not imported: to make names of all that `node:fs` exports, Node would load its streams for that.
const { readFileSync } = process.getBuiltinModule('node:fs');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');
const { Script } = process.getBuiltinModule('node:vm');

// V8 takes a cache just under the flags that it was made under, be it ours or that of Node for its own modules. Lambda starts
// Node with this one, under which neither fits. Put back, it changes nothing: the `gc` that it offers stays.
setFlagsFromString('--no-expose-gc');

// Until it has answered once, code is not optimised: whatever runs often in a first request is nearly done with by the time
// that it is, and compiling it takes the one core away from the answer. V8 reads these whenever it considers a function.
// Whoever starts Node with such flags gets what they said.
const said = [...process.execArgv, process.env.NODE_OPTIONS].join(' ');
const OPTIMISING = /jitless|lite.mode|maglev|turbofan|no.opt/.test(said) ? [] : ['maglev', 'turbofan'];
/** A first call that takes longer is more than an answer, such as a batch of records. */
const COLD_MS = 200;

/** Whether it is loaded, and has not answered yet. */
let isCold = false;

const turn = (how) => OPTIMISING.forEach((flag) => setFlagsFromString(`--${how}${flag}`));

function warm() {
  if (isCold) turn('');
  isCold = false;
}

/** By file; `build.ts` makes their caches. */
export const scripts = new Map();
const modules = new Map();

function load(file) {
  const known = modules.get(file);
  if (known) return known.exports;
  const path = `${import.meta.dirname}/${file}`;
  if (isCold) turn('');
  // Nothing in it is beyond ASCII, as esbuild writes it: read like this, it takes half the memory and no decoding.
  const script = new Script(readFileSync(path, 'latin1'), { filename: path, cachedData: readCache(path) });
  if (isCold) turn('no-');
  if (script.cachedDataRejected) tellRejected(file);
  scripts.set(file, script);
  const module = { exports: {} };
  modules.set(file, module);
  try {
    script.runInThisContext()(module.exports, require, module);
  } catch (error) {
    // Half of it is none of it.
    modules.delete(file);
    throw error;
  }
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
turn('no-');

export async function handler(event, context) {
  if (isCold) setTimeout(warm, COLD_MS).unref();
  try {
    return await app.handler(event, context);
  } finally {
    warm();
  }
}
