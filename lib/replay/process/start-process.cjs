// As worker/start-worker.cjs: by `require`, so that no thread but the candidate's runs WebAssembly.
require('tsx/cjs/api').register();
require('./serve-process.ts');
