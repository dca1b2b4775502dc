import { expect, it } from 'vitest';
import { RetryLater } from './retry-later';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21) + minutes * 60_000);

it('waits a minute after a failure, then twice as long each time, at most an hour', () => {
  const later = new RetryLater();
  expect(later.mayTry('a', at(0))).toBe(true);
  later.failed('a', at(0));
  expect([later.mayTry('a', at(0.9)), later.mayTry('a', at(1)), later.mayTry('b', at(0))]).toEqual([
    false,
    true,
    true,
  ]);
  later.failed('a', at(1));
  expect([later.mayTry('a', at(2.9)), later.mayTry('a', at(3))]).toEqual([false, true]);
  for (let time = 0; time < 20; time += 1) later.failed('a', at(10));
  expect([later.mayTry('a', at(69)), later.mayTry('a', at(70))]).toEqual([false, true]);
});
