import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether node_modules holds what the lock file names, platform-specific packages aside. */
export function isInstalled(root) {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, link }]) =>
      path === '' || link || optional || devOptional || present[path]?.version === version,
  );
}

/** What the app is built from; the mark beside the build says from which state of it. */
const BUILD_SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const BUILD_MARK = '.next/gatehouse-fingerprint';

/** Whether the app is built from the sources as they are now. */
export function isBuilt(root) {
  const mark = join(root, BUILD_MARK);
  return existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint(root, BUILD_SOURCES);
}

/** Runs `build` and notes from which sources it was made: those that it started from. */
export async function noteBuild(root, build) {
  const current = fingerprint(root, BUILD_SOURCES);
  await build();
  mkdirSync(join(root, '.next'), { recursive: true });
  writeFileSync(join(root, BUILD_MARK), current);
}

/** A digest of files and folders: equal digests mean nothing has to be made again. */
export function fingerprint(root, paths) {
  const digest = createHash('sha256');
  for (const path of paths) addTo(digest, root, path);
  return digest.digest('hex');
}

function addTo(digest, root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (!statSync(full).isDirectory()) {
    digest.update(`${path}\0`).update(readFileSync(full));
    return;
  }
  for (const name of readdirSync(full).sort()) {
    // Generated from what is already counted; tests change nothing that is built.
    if (name === 'generated' || /\.test\.tsx?$/.test(name)) continue;
    addTo(digest, root, join(path, name));
  }
}
