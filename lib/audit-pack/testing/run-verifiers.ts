import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../verifiers');

/** What a verifier says of a pack; numbers are texts. */
export type PackReport = {
  pack: string;
  verdict: string;
  sentence: string;
  index: string | null;
  size: string | null;
  field: string | null;
  file: string | null;
  isPinned?: boolean;
  entries?: string;
  erased?: string;
  unexplained?: string;
  values?: string;
  withheld?: string;
  intactTo?: string | null;
};

export const VERIFIERS = {
  node: { command: process.execPath, file: join(FOLDER, 'verify.mjs') },
  python: { command: 'python3', file: join(FOLDER, 'verify.py') },
} as const;
export type Verifier = keyof typeof VERIFIERS;

/** Whether this machine can run the verifier in Python: what needs it is skipped elsewhere. */
export const HAS_PYTHON = spawnSync('python3', ['--version'], { stdio: 'ignore' }).status === 0;

/** Runs a verifier as a person would, and gives back how it ended and what it wrote. */
export function runVerifier(
  verifier: Verifier,
  args: readonly string[],
): { status: number | null; stdout: string; stderr: string } {
  const { command, file } = VERIFIERS[verifier];
  const { status, stdout, stderr, error } = spawnSync(command, [file, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1_048_576,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** What a verifier says of packs, in their order. */
export function reportsOf(
  verifier: Verifier,
  folders: readonly string[],
  args: readonly string[] = [],
): PackReport[] {
  const { stdout, stderr } = runVerifier(verifier, ['--json', ...args, ...folders]);
  if (stderr) throw new Error(stderr);
  return JSON.parse(stdout) as PackReport[];
}
