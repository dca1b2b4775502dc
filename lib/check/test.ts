import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser';
import { findPython } from './find-python';
import { closingLine, endToEndStep, INTEGRATION_STEP, QUICK_STEPS, runSteps } from './steps';

/** `npm test`: everything, with a real PostgreSQL and a real Chromium. */
function chooseBrowser(): string {
  try {
    return findBrowser(process.env.CHROMIUM_PATH, () => chromium.executablePath());
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}

const browser = chooseBrowser();
findPython();
const count = await runSteps([...QUICK_STEPS, INTEGRATION_STEP, endToEndStep(browser)]);
process.stdout.write(`\n${closingLine(count)}\n`);
process.exit(count.failed > 0 ? 1 : 0);
