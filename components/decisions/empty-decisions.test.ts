import { expect, test } from 'vitest';
import type { DecisionSeries } from '@/lib/domain/read-models/common';
import { emptyDecisions, emptyDenials } from './empty-decisions';

const series = (decided: boolean, dataUntil: string | null = '2026-11-21T11:00:00Z'): DecisionSeries => ({
  window: { from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' },
  stepSeconds: 60,
  buckets: decided
    ? [{ at: '2026-11-21T10:00:00Z', allow: 1, deny: 0, error: 0, unevaluated: 0, wouldDeny: 0 }]
    : [],
  markers: [],
  freshness: { dataUntil, behindSeconds: 0, generatedAt: '2026-11-21T11:00:00Z' },
});
const open = { hasFilter: false, onClear: () => undefined };

test('no denials among decisions is good news, no decisions at all is not', () => {
  expect(emptyDenials(series(true), open).kind).toBe('all-quiet');
  expect(emptyDenials(series(false), open)).toMatchObject({
    kind: 'no-match',
    title: 'No decisions in this time range',
  });
});

test('before the first event it says how to connect', () => {
  expect(emptyDecisions(series(false, null), open).kind).toBe('not-connected');
});

test('filters that hide everything can be cleared', () => {
  const filtered = { ...open, hasFilter: true };
  expect(emptyDenials(series(true), filtered)).toMatchObject({ kind: 'no-match', onClear: filtered.onClear });
  expect(emptyDecisions(series(false), filtered)).toMatchObject({
    kind: 'no-match',
    onClear: filtered.onClear,
  });
});
