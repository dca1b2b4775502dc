import { expect, it } from 'vitest';
import type { Drifts } from '@/lib/domain/read-models/drifts';
import { describeDrifts } from './describe-drifts';

const plain = (text: string) => text.replaceAll('\u202F', ' ');
const drifts = (over: Partial<Drifts>): Drifts => ({
  window: { from: '', to: '' },
  items: [{} as Drifts['items'][number]],
  open: [],
  detection: { count: 0, good: 0, total: 0, p50: null, p95: null },
  resolution: { count: 0, p50: null, p95: null, mean: null },
  freshness: { dataUntil: null, behindSeconds: null, generatedAt: '' },
  ...over,
});

it('says what is open, since when, and what was detected in time', () => {
  const detection = { count: 4, good: 3, total: 4, p50: 60, p95: 60 };
  expect(describeDrifts(drifts({ items: [] }))).toBe('No drift was seen in this time range.');
  expect(describeDrifts(drifts({ detection }))).toBe(
    'No drift is open. 3 of 4 detected in less than 30 minutes.',
  );
  const open = [
    { environment: 'eu-1', count: 2, oldestSeconds: 7_200 },
    { environment: null, count: 1, oldestSeconds: 60 },
  ];
  expect(plain(describeDrifts(drifts({ open })))).toBe('3 drifts are open, the oldest for 2 h.');
});
