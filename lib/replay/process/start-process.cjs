// As worker/start-worker.cjs: by `require`, so that no thread but the candidate's runs WebAssembly.
// V8 of Node.js 20 may end the process when it gives up code into which calls of WebAssembly were inlined.
require('node:v8').setFlagsFromString('--no-turbo-inline-js-wasm-calls');
require('tsx/cjs/api').register();
require('./serve-process.ts');
