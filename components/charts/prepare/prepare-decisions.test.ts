import { expect, it } from 'vitest';
import { prepareDecisions } from './prepare-decisions';

const bucket = (minute: number, deny: number, allow: number) => ({
  at: `2026-11-21T10:0${minute}:00Z`,
  allow,
  deny,
  error: 0,
  unevaluated: 0,
  wouldDeny: 0,
});

it('keeps gaps, marks the filling bucket, and lists only outcomes that occur', () => {
  const prepared = prepareDecisions({
    window: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T10:04:00Z' },
    stepSeconds: 60,
    buckets: [bucket(0, 2, 10), bucket(3, 0, 5)],
    markers: [],
    freshness: { dataUntil: '2026-11-21T10:03:30Z', behindSeconds: 30, generatedAt: '2026-11-21T10:04:00Z' },
  });
  expect(prepared.points.map(({ counts }) => counts?.deny ?? null)).toEqual([2, null, null, 0]);
  expect(prepared.points.map(({ filling }) => filling)).toEqual([false, false, false, true]);
  expect(prepared.present).toEqual(['deny', 'allow']);
  expect(prepared.total).toBe(17);
});
