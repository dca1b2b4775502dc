import { spawn } from 'node:child_process';

/** How many of the last lines are kept: enough for a failed test with its comparison. */
const KEPT_LINES = 60;

/**
 * Runs Node.js with arguments, shows what it prints as it comes, and returns its exit code (null when
 * a signal ended it) with the last lines that it printed.
 */
export async function runShowing(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  show: (text: string) => void = (text) => process.stdout.write(text),
): Promise<{ status: number | null; lastLines: string[] }> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A pipe is no terminal: whoever looks at one keeps the colours.
    env: process.stdout.isTTY ? { FORCE_COLOR: '1', ...environment } : environment,
  });
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      show(text);
      kept = (kept + text)
        .split('\n')
        .slice(-(KEPT_LINES + 1))
        .join('\n');
    });
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { status, lastLines: kept.trimEnd().split('\n').slice(-KEPT_LINES) };
}
