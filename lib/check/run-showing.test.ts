import { describe, expect, it } from 'vitest';
import { runShowing } from './run-showing';

const script = (text: string) => ['-e', text];

describe('a program that is run', () => {
  it('is shown as it prints, both what it says and what it complains of', async () => {
    let shown = '';
    await runShowing(script("console.log('out'); console.error('err')"), process.env, (text) => {
      shown += text;
    });
    expect(shown.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('leaves its exit code and its last sixty lines', async () => {
    const { status, lastLines } = await runShowing(
      script("for (let line = 1; line <= 200; line++) console.log('line ' + line); process.exitCode = 3"),
      process.env,
      () => {},
    );
    expect(status).toBe(3);
    expect(lastLines).toEqual(Array.from({ length: 60 }, (_, index) => `line ${index + 141}`));
  });

  it('has no exit code when a signal ended it', async () => {
    const { status } = await runShowing(
      script("process.kill(process.pid, 'SIGKILL')"),
      process.env,
      () => {},
    );
    expect(status).toBeNull();
  });
});
