import { expect, test } from 'vitest';
import type { AlertCase } from '@/lib/store/alerts/list-alert-cases';
import { breakDown, sumUpCases } from './sum-up-cases';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const window = { from: new Date(NOW - 24 * HOUR), to: new Date(NOW) };
const before = { from: new Date(NOW - 48 * HOUR), to: window.from };
/** An alert that opened so many hours before now and took so many; null is still open. */
const alert = (hoursAgo: number, took: number | null, zone = 'payments') =>
  ({
    zone,
    openedAt: NOW - hoursAgo * HOUR,
    resolvedAt: took === null ? null : NOW - (hoursAgo - took) * HOUR,
  }) as AlertCase;

test('mean, percentiles and share are of what was resolved, and open ones are counted as open', () => {
  // 1, 2 and 6 hours; one open for 5 hours, which is bad since the first of them; one open for an hour is neither.
  const figures = sumUpCases(
    [alert(10, 1), alert(9, 2), alert(12, 6), alert(5, null), alert(1, null)],
    window,
  );
  expect(figures).toMatchObject({
    resolved: 3,
    mean: 3 * 3_600,
    p50: 2 * 3_600,
    p95: 6 * 3_600,
    open: 2,
    oldestOpenSeconds: 5 * 3_600,
    // (1 + 2 + 6 + 5 + 1) / 5
    meanLowerBound: 3 * 3_600,
    good: 2,
    total: 4,
    share: 0.5,
  });
});

test('without any alert there is no figure', () => {
  expect(sumUpCases([], window)).toMatchObject({ mean: null, p50: null, p95: null, share: null, open: 0 });
});

test('each part stands beside itself in the period before, also where it is gone', () => {
  const byZone = breakDown(
    { cases: [alert(10, 1)], window },
    { cases: [alert(30, 3), alert(30, 1, 'edge')], window: before },
    ({ zone }) => ({ key: zone, policy: null }),
  );
  expect(byZone.map(({ key, mean, previous }) => [key, mean, previous.mean])).toEqual([
    ['payments', 3_600, 3 * 3_600],
    ['edge', null, 3_600],
  ]);
});
