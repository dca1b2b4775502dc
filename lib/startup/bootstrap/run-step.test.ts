import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isRunning } from '../processes';
import { runStep } from './run-step.mjs';

const MODULE = pathToFileURL('lib/startup/bootstrap/run-step.mjs').href;
const node = (script: string) =>
  runStep(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'pipe'] });

/** A process that runs a step which says its id and stays until it is ended; answers with both ids. */
async function start(step: string, patienceMs: number) {
  const script = `import { runStep } from ${JSON.stringify(MODULE)};
    await runStep(process.execPath, ['-e', ${JSON.stringify(step)}], { stdio: ['ignore', 'inherit', 'ignore'], patienceMs: ${patienceMs} });
    console.log('went on');`;
  const outer = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  outer.stdout.setEncoding('utf8');
  const inner = await new Promise<number>((said) =>
    outer.stdout.on('data', (text: string) => {
      output += text;
      const pid = /^(\d+)\n/.exec(output)?.[1];
      if (pid) said(Number(pid));
    }),
  );
  onTestFinished(() => {
    for (const pid of [outer.pid!, inner]) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
  });
  return { outer, inner, output: () => output };
}
const STAYS = 'console.log(process.pid); setInterval(() => undefined, 1_000);';
const STAYS_WHATEVER_COMES = `process.on('SIGTERM', () => undefined); ${STAYS}`;

describe('a step of the start', () => {
  it('answers with its exit status and what it says of its failure', async () => {
    expect(await node('process.exit(0)')).toEqual({ status: 0, stderr: '' });
    expect(await node('process.stderr.write("no disk"); process.exit(3)')).toEqual({
      status: 3,
      stderr: 'no disk',
    });
    await expect(runStep('./there-is-no-such-program', [])).rejects.toThrow('ENOENT');
  });

  it('leaves no signal handled when it is over', async () => {
    const before = process.listenerCount('SIGTERM');
    await node('process.exit(0)');
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends with who started it, by %s', async (signal) => {
    const { outer, inner, output } = await start(STAYS, 60_000);
    outer.kill(signal);
    expect(await once(outer, 'close')).toEqual([null, signal]);
    expect(isRunning(inner)).toBe(false);
    expect(output()).not.toContain('went on');
  });

  it('is ended at once where it does not end by itself in time', async () => {
    const { outer, inner } = await start(STAYS_WHATEVER_COMES, 1);
    outer.kill('SIGTERM');
    expect(await once(outer, 'close')).toEqual([null, 'SIGTERM']);
    expect(isRunning(inner)).toBe(false);
  });
});
