import { expect, it } from 'vitest';
import { limitHashing } from './limit-hashing';

it('hashes two passwords at a time, lets thirty wait, refuses the next and recovers', async () => {
  let running = 0;
  let most = 0;
  const releases: (() => void)[] = [];
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => releases.push(resolve));
    running -= 1;
  };
  const accepted = Array.from({ length: 32 }, () => limitHashing(work));
  await expect(limitHashing(work)).rejects.toMatchObject({ code: 'rate-limited' });
  const all = Promise.all(accepted);
  for (let done = 0; done < 32; done++) {
    while (releases.length === 0) await Promise.resolve();
    releases.shift()!();
  }
  await all;
  expect(most).toBe(2);
  await expect(limitHashing(async () => 'free again')).resolves.toBe('free again');
});

it('frees its place when the work fails', async () => {
  for (let attempt = 0; attempt < 5; attempt++)
    await expect(limitHashing(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(limitHashing(async () => 1)).resolves.toBe(1);
});
