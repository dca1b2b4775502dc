import { describe, expect, it } from 'vitest';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { describeMarker, describeMarkerEffect } from './describe-marker';
import { flagText, groupMarkers } from './group-markers';
import { markerHref } from './marker-link';
import { mergeMarkers } from './merge-markers';
import { buildTimeGrid } from './time-grid';

const marker = (over: Partial<ChangeMarker> = {}): ChangeMarker => ({
  eventId: 'e1',
  occurredAt: '2026-11-21T10:30:00Z',
  type: 'policy-activated',
  policy: 'payments/pci-egress',
  revision: 'v14',
  previousRevision: 'v13',
  environment: 'prod-eu',
  author: 'ada',
  message: null,
  url: null,
  ...over,
});
const grid = buildTimeGrid({ from: '2026-11-21T10:00:00Z', to: '2026-11-21T11:00:00Z' }, 60, undefined);

describe('a marker leads to what changed', () => {
  it('to the diff of its revision, with the policy name encoded', () => {
    expect(markerHref(marker())).toBe('/policies/payments%2Fpci-egress/diff?from=v13&to=v14');
    expect(markerHref(marker({ previousRevision: null }))).toBe(
      '/policies/payments%2Fpci-egress/diff?to=v14',
    );
  });
  it('to the source for a deploy, and never to an address that could run code', () => {
    expect(markerHref(marker({ policy: null, url: 'https://ci.example/1' }))).toBe('https://ci.example/1');
    expect(markerHref(marker({ policy: null, url: 'javascript:alert(1)' }))).toBeNull();
  });
});

it('is said in words', () => {
  expect(describeMarker(marker())).toBe('payments/pci-egress v14 activated in prod-eu by ada');
  expect(describeMarker(marker({ type: 'rotation', policy: null, revision: null, author: null }))).toBe(
    'Rotation in prod-eu',
  );
});

describe('the effect of a change is said with the counts behind its shares', () => {
  const plain = (text: string | null) => text?.replaceAll('\u202f', ' ') ?? null;
  const effect = {
    verdict: 'regression' as const,
    comparedWith: 'before' as const,
    minutes: 18,
    before: { bad: 1, total: 86 },
    after: { bad: 108, total: 168 },
  };
  it('before and after, of a canary against the rest', () => {
    expect(plain(describeMarkerEffect(marker({ effect })))).toBe(
      '1.2 % → 64.3 % denied (1 of 86 → 108 of 168) in 18 min, reviewed as a regression',
    );
    expect(
      plain(describeMarkerEffect(marker({ effect: { ...effect, comparedWith: 'rest', verdict: 'fine' } }))),
    ).toBe(
      '64.3 % denied, 1.2 % in the rest of the traffic (108 of 168; 1 of 86) in 18 min, reviewed as fine',
    );
  });
  it('and not at all where nobody measured it; merged reports keep what one of them has', () => {
    expect(describeMarkerEffect(marker())).toBeNull();
    expect(describeMarkerEffect(marker({ effect: null }))).toBeNull();
    expect(
      mergeMarkers([marker({ effect: null }), marker({ eventId: 'e2', effect })])[0]!.marker.effect,
    ).toEqual(effect);
  });
});

it('close markers share a flag, those outside the window have none', () => {
  const groups = groupMarkers(
    [
      marker({ occurredAt: '2026-11-21T10:50:00Z' }),
      marker({ occurredAt: '2026-11-21T10:10:00Z' }),
      marker({ occurredAt: '2026-11-21T10:11:00Z', revision: 'v15' }),
      marker({ occurredAt: '2026-11-21T08:00:00Z' }),
    ],
    grid,
    0.05,
  );
  expect(groups.map(flagText)).toEqual(['1–2', '3']);
});

describe('one roll-out is one change', () => {
  const report = (minute: number, over: Partial<ChangeMarker> = {}) =>
    marker({ eventId: `e${minute}`, occurredAt: `2026-11-21T10:${minute}:00Z`, ...over });

  it('although each instance reports it, and what one report lacks another completes', () => {
    const merged = mergeMarkers([
      report(12, { message: 'Allow refunds' }),
      report(10, { author: null }),
      report(11, { author: null }),
    ]);
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({
      times: 3,
      marker: { eventId: 'e10', author: 'ada', message: 'Allow refunds' },
    });
  });

  it('and a bundle named after the folder of a policy is that policy', () => {
    const merged = mergeMarkers([
      report(10, { policy: 'payments/pci-egress', author: null }),
      report(11, { policy: 'payments/pci-egress/decision' }),
      report(12, { policy: 'payments/pci-egress-old' }),
    ]);
    expect(merged.map(({ marker: { policy }, times }) => [policy, times])).toEqual([
      ['payments/pci-egress/decision', 2],
      ['payments/pci-egress-old', 1],
    ]);
  });

  it('other revisions, other environments and later repeats stay apart', () => {
    const merged = mergeMarkers([
      report(10),
      report(11, { revision: 'v15' }),
      report(12, { environment: 'prod-us' }),
      report(40),
    ]);
    expect(merged.map(({ times }) => times)).toEqual([1, 1, 1, 1]);
  });
});
