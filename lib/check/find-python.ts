import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const starts = (): boolean => spawnSync('python3', ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Sees to it that there is a Python, for the second verifier of evidence packs: Debian's package is installed as root.
 * Where there is none in the end, says so: the tests that need it are skipped.
 */
export function findPython(): void {
  if (starts()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write("There is no Python 3 yet; installing Debian's package python3 …\n");
    const apt = (...args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'python3');
    if (starts()) return;
  }
  process.stderr.write('There is no python3: the tests of the verifier in Python are skipped.\n');
}
