// Node.js reads no TypeScript by itself: this registers what does, then runs the thread's own code.
require('tsx/cjs/api').register();
require('./serve-thread.ts');
