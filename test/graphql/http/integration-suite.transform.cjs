// Jest does not run TypeScript by itself; this does for it what Node does for us: strip the types.
const { stripTypeScriptTypes } = require('node:module');

module.exports = { process: (source) => ({ code: stripTypeScriptTypes(source) }) };
