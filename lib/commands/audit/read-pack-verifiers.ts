import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackFile } from '@/lib/audit-pack/pack-format';

const NAMES = ['verify.mjs', 'verify.py'];

/** The verifiers that go into every pack, from the folder of the sources, where Gatehouse always runs. */
export const readPackVerifiers = (): Promise<PackFile[]> =>
  Promise.all(NAMES.map(async (name) => ({ name, content: await readFile(pathOf(name)) })));

/** Put together at run time, so that the bundler does not take the files for parts of the app. */
const pathOf = (name: string): string =>
  ['lib', 'audit-pack', 'verifiers', name].reduce((folder, part) => join(folder, part), process.cwd());
