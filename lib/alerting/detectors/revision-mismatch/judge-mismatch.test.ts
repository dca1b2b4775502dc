import { expect, it } from 'vitest';
import { judgeMismatch, type SeenMismatch } from './judge-mismatch';

const MINUTE = 60_000;
const START = Date.parse('2026-11-21T10:00:00Z');
const bounds = { boundMs: 30 * MINUTE, reportedAfterMs: 30 * MINUTE };
const mismatch = (more: Partial<SeenMismatch> = {}): SeenMismatch => ({
  policy: 'pci/egress',
  environment: 'gcp',
  zone: 'payments',
  revision: 'v1',
  newest: 'v2',
  startedAt: START,
  reportedAt: START + 30 * MINUTE,
  endedAt: null,
  changes: ['activation'],
  ...more,
});
const at = (minutes: number, more: Partial<SeenMismatch> = {}, limits = bounds) =>
  judgeMismatch(mismatch(more), START + minutes * MINUTE, limits);

it('a mismatch holds from the bound on until it is mended, and is not before it began', () => {
  expect(at(-1)).toBeNull();
  expect(at(29)?.outcome).toBe('false');
  expect(at(30)).toMatchObject({ outcome: 'true', value: 1_800, threshold: 1_800, sinceMs: START });
  const ended = { endedAt: START + 50 * MINUTE };
  expect([at(49, ended)?.outcome, at(50, ended)?.outcome]).toEqual(['true', 'false']);
});

it('what should have been told as a drift and was not is no evidence', () => {
  expect(at(31, { reportedAt: null })?.outcome).toBe('true');
  expect(at(33, { reportedAt: null })?.outcome).toBe('false');
  // A rule may be stricter than the settings.
  expect(at(5, { reportedAt: null }, { ...bounds, boundMs: 5 * MINUTE })?.outcome).toBe('true');
});
