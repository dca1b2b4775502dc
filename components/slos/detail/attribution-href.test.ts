import { expect, it } from 'vitest';
import { exampleObjective } from '../testing/example-slo';
import { attributionHref } from './attribution-href';

const RANGE = { from: 'now-30d', to: 'now' };
const item = {
  name: 'v14',
  policy: 'payments/pci_egress/decision',
  bad: 3,
  total: 10,
  shareOfBad: 1,
  consumed: 0.5,
  changeEventId: 'change-1',
};
const marker = {
  eventId: 'change-1',
  occurredAt: '2026-11-21T10:00:00.000Z',
  type: 'policy-activated' as const,
  policy: item.policy,
  revision: 'v14',
  previousRevision: 'v13',
  environment: null,
  author: null,
  message: null,
  url: null,
};
const slo = { objective: exampleObjective({ environment: 'prod-eu' }), markers: [marker] };

it('a revision leads to its diff with the one before', () => {
  expect(attributionHref('revision', item, slo, RANGE)).toBe(
    '/policies/payments%2Fpci_egress%2Fdecision/diff?from=v13&to=v14',
  );
});

it('a revision that no change tells of leads to its policy', () => {
  expect(attributionHref('revision', { ...item, changeEventId: null }, slo, RANGE)).toBe(
    '/policies/payments%2Fpci_egress%2Fdecision',
  );
});

it('the others lead to the bad events that they name, in the scope and range of the objective', () => {
  expect(attributionHref('zone', { ...item, name: 'pci' }, slo, RANGE)).toBe(
    '/debug?from=now-30d&to=now&zone=pci&environment=prod-eu&outcome=unevaluated',
  );
  const accuracy = { objective: exampleObjective({ indicator: 'M3' }), markers: [] };
  expect(attributionHref('policy', { ...item, name: 'a/b' }, accuracy, RANGE)).toBe(
    '/denials?from=now-30d&to=now&policy=a%2Fb',
  );
  const audit = { objective: exampleObjective({ indicator: 'M7' }), markers: [] };
  expect(attributionHref('zone', item, audit, RANGE)).toBeNull();
});
