// Node.js reads no TypeScript by itself: this registers what does, then runs the worker's own code. By `require`, since
// the loader of ES modules has a thread and WebAssembly of its own, and V8 of Node.js 20 does not always survive
// WebAssembly in several threads at once.
require('tsx/cjs/api').register();
require('./serve-worker.ts');
