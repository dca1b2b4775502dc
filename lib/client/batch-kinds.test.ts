import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { batchKinds } from './batch-kinds';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('hands on the first at once and the rest at most every two seconds, merged', () => {
  const flush = vi.fn();
  const batch = batchKinds(2_000, (kinds) => flush([...kinds].sort()));
  batch.add(['decision']);
  batch.add(['auth']);
  batch.add(['decision']);
  expect(flush.mock.calls).toEqual([[['decision']]]);
  vi.advanceTimersByTime(2_000);
  expect(flush.mock.calls).toEqual([[['decision']], [['auth', 'decision']]]);
  vi.advanceTimersByTime(10_000);
  expect(flush).toHaveBeenCalledTimes(2);
  batch.add(['flow']);
  expect(flush).toHaveBeenCalledTimes(3);
});

it('hands on nothing after it was stopped', () => {
  const flush = vi.fn();
  const batch = batchKinds(2_000, flush);
  batch.add(['decision']);
  batch.add(['auth']);
  batch.stop();
  vi.advanceTimersByTime(5_000);
  expect(flush).toHaveBeenCalledTimes(1);
});
