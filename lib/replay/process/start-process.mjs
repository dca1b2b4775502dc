// Node.js reads no TypeScript by itself: this registers what does, then runs the process's own code. The app, tests
// and benchmarks all start it by its path in the folder of the sources.
import { register } from 'tsx/esm/api';

register();
await import('./serve-process.ts');
