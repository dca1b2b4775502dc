import { findPython } from './find-python';
import { closingLine, QUICK_STEPS, runSteps } from './steps';

/** `npm run verify`: format, lint, types and unit tests; no browser, no database. */
findPython();
const count = await runSteps(QUICK_STEPS);
process.stdout.write(`\n${closingLine(count)}\n`);
process.exit(count.failed > 0 ? 1 : 0);
