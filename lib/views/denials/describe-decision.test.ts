import { expect, test } from 'vitest';
import { describeDecision } from './describe-decision';

const full = {
  outcome: 'deny',
  service: 'payments-api',
  zone: 'pci',
  principal: 'spiffe://acme/payments-api',
  action: 'GET',
  resource: '/cards',
  targetService: 'vault',
  policy: 'pci-egress',
  rule: 'egress-3',
  revision: 'v14',
};

test('says who was denied what, where, and by which rule of which revision', () => {
  expect(describeDecision(full)).toBe(
    'payments-api (zone pci) was denied GET /cards on vault by rule egress-3 of policy pci-egress v14.',
  );
});

test.each([
  [{ rule: null }, 'payments-api (zone pci) was denied GET /cards on vault by policy pci-egress v14.'],
  [
    { rule: null, revision: null },
    'payments-api (zone pci) was denied GET /cards on vault by policy pci-egress.',
  ],
  [
    { targetService: null, zone: 'unzoned' },
    'payments-api was denied GET /cards by rule egress-3 of policy pci-egress v14.',
  ],
  [
    { targetService: 'payments-api' },
    'payments-api (zone pci) was denied GET /cards by rule egress-3 of policy pci-egress v14.',
  ],
  [
    { action: null },
    'payments-api (zone pci) was denied access to /cards on vault by rule egress-3 of policy pci-egress v14.',
  ],
  [
    { resource: null },
    'payments-api (zone pci) was denied GET on vault by rule egress-3 of policy pci-egress v14.',
  ],
  [
    { service: null },
    'spiffe://acme/payments-api (zone pci) was denied GET /cards on vault by rule egress-3 of policy pci-egress v14.',
  ],
  [
    {
      service: null,
      principal: null,
      zone: 'unzoned',
      action: null,
      resource: null,
      targetService: null,
      rule: null,
      revision: null,
    },
    'A request was denied passage by policy pci-egress.',
  ],
])('leaves out what was not reported: %o', (missing, sentence) => {
  expect(describeDecision({ ...full, ...missing })).toBe(sentence);
});

test.each([
  [
    'allow',
    'payments-api (zone pci) was allowed GET /cards on vault by rule egress-3 of policy pci-egress v14.',
  ],
  [
    'would-deny',
    'payments-api (zone pci) would have been denied GET /cards on vault by rule egress-3 of policy pci-egress v14, which does not enforce yet.',
  ],
  [
    'unevaluated',
    'payments-api (zone pci) went through with GET /cards on vault without evaluation by rule egress-3 of policy pci-egress v14.',
  ],
  [
    'error',
    'payments-api (zone pci) got no decision on GET /cards on vault from rule egress-3 of policy pci-egress v14.',
  ],
])('%s has its own words', (outcome, sentence) => {
  expect(describeDecision({ ...full, outcome })).toBe(sentence);
});
