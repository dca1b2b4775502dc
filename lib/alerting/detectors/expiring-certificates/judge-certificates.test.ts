import { describe, expect, it } from 'vitest';
import { judgeCertificateDrift, judgeCertificates, type SeenCertificate } from './judge-certificates';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-21T12:00:00Z');
const certificate = (toldDays: number, endsInDays: number): SeenCertificate => ({
  identity: 'spiffe://example.org/ledger',
  environment: 'aws',
  zone: 'payments',
  service: 'ledger',
  toldAt: NOW + toldDays * DAY,
  expiresAt: NOW + endsInDays * DAY,
});
const outcomeOf = (list: SeenCertificate[], atMs = NOW) => judgeCertificates(list, atMs, 7 * DAY)?.outcome;

describe('the newest certificate of an identity', () => {
  it('is to be renewed so long before its end, an exact tie being in time', () => {
    expect(outcomeOf([certificate(-83, 7)])).toBe('false');
    expect(outcomeOf([certificate(-83, 7)], NOW + 1)).toBe('true');
    // 90 days until 6 days from now: due a day ago.
    expect(judgeCertificates([certificate(-84, 6)], NOW, 7 * DAY)?.sinceMs).toBe(NOW - DAY);
  });

  it('that lives for a week is to be renewed in the last quarter of it only', () => {
    // Seven days: 1.75 of them.
    expect(outcomeOf([certificate(-5, 2)])).toBe('false');
    expect(outcomeOf([certificate(-5.5, 1.5)])).toBe('true');
  });

  it('counts once it was told of', () => {
    const both = [certificate(-88, 2), certificate(-0.5, 90)];
    expect(outcomeOf(both)).toBe('false');
    expect(outcomeOf(both, NOW - DAY)).toBe('true');
    expect(outcomeOf(both, NOW - 100 * DAY)).toBeUndefined();
  });

  it('that ended is told of for a week, then the identity is taken for gone', () => {
    const ended = judgeCertificates([certificate(-96, -6)], NOW, 7 * DAY);
    expect(ended).toMatchObject({ outcome: 'true', value: 0 });
    expect(ended?.sentence).toBe('Its certificate ended at 2026-11-15 12:00 UTC, and no newer one was seen.');
    expect(outcomeOf([certificate(-98, -8)])).toBeUndefined();
  });
});

it('a check of a certificate stands open from when it was made until it is mended', () => {
  const drift = {
    driftId: 'drift-1',
    zone: 'payments',
    service: 'ledger',
    environment: null,
    detectedAt: NOW,
    resolvedAt: NOW + DAY,
  };
  const at = (atMs: number) => judgeCertificateDrift(drift, atMs)?.outcome;
  expect([at(NOW - 1), at(NOW), at(NOW + DAY - 1), at(NOW + DAY)]).toEqual([
    undefined,
    'true',
    'true',
    'false',
  ]);
});
