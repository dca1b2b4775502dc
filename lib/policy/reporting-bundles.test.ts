import { expect, it } from 'vitest';
import { namesCarrying } from './reporting-bundles';

it('of a policy are the bundles that carry it or what it lies below of, each once', () => {
  const bundles = [
    { name: 'edge', policy: 'payments/egress' },
    { name: 'edge', policy: 'payments' },
    { name: 'mesh', policy: 'payments/egress/decision' },
    { name: 'other', policy: 'payments/egress_old' },
    { name: 'payments/egress/decision', policy: 'payments' },
  ];
  expect(namesCarrying('payments/egress/decision', bundles)).toEqual(['edge', 'mesh']);
  expect(namesCarrying('payments/egress', bundles)).toEqual(['edge', 'payments/egress/decision']);
  expect(namesCarrying('refunds', bundles)).toEqual([]);
});
