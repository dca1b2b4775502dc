import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium to test with: the one that CHROMIUM_PATH names, Playwright's own, an installed one; else
 * it is fetched (Playwright's download, then Debian's package as root). Throws what to install.
 */
export function findBrowser(chosen: string | undefined, playwrightPath: () => string): string {
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, where there is no file. Correct it, or leave it out.`);
  }
  const present = findPlaywrights(playwrightPath) ?? findInstalled();
  if (present) return present;
  process.stderr.write('There is no Chromium yet; trying the download of Playwright …\n');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
  });
  const downloaded = findPlaywrights(playwrightPath);
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write("That failed; installing Debian's package chromium …\n");
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
    const installed = findInstalled();
    if (installed) return installed;
  }
  throw new Error(
    'There is no Chromium to test with. Install one ("npx playwright install chromium", or the package chromium of your system), ' +
      'or set CHROMIUM_PATH to one.',
  );
}

function findPlaywrights(path: () => string): string | null {
  try {
    return existsSync(path()) ? path() : null;
  } catch {
    return null;
  }
}

function findInstalled(): string | null {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...APPLICATIONS,
  ];
  return candidates.find((path) => existsSync(path) && starts(path)) ?? null;
}

/** Some systems have a stub of that name that only says how to install it. */
function starts(path: string): boolean {
  if (process.platform === 'win32') return true;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}
