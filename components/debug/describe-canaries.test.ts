import { expect, it } from 'vitest';
import { describeCanaries } from './describe-canaries';

const window = { from: '2026-11-21T11:00:00Z', to: '2026-11-21T12:00:00Z' };

it('none sent is told apart from none seen', () => {
  const none = { window, sent: 0, seen: 0, p50: null, p95: null, p99: null };
  expect(describeCanaries(none)).toContain('none in this time range');
  expect(describeCanaries({ ...none, sent: 12 })).toContain('None of 12 canary events');
});

it('those that were not seen stand beside the percentiles of those that were', () => {
  const words = describeCanaries({ window, sent: 60, seen: 59, p50: 120, p95: 300, p99: 900 });
  expect(words).toContain('59 of 60 canary events');
  expect(words).toContain('(p99)');
});
