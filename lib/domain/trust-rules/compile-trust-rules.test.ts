import { describe, expect, it } from 'vitest';
import { compileTrustRules, type TrustFacts } from './compile-trust-rules';
import type { TrustMatch, TrustRule } from './trust-rule';

const facts = (given: Partial<TrustFacts> = {}): TrustFacts => ({
  labels: null,
  service: null,
  environment: null,
  identities: [],
  ...given,
});
const place = (match: TrustMatch, given: Partial<TrustFacts>) =>
  compileTrustRules([{ match, zone: 'payments' }]).ofEvent(facts(given))?.zone ?? null;

describe('a trust rule', () => {
  it.each<[string, TrustMatch, Partial<TrustFacts>, boolean]>([
    [
      'a label by its value',
      { on: 'label', name: 'trust.zone', value: 'pay' },
      { labels: { 'trust.zone': 'pay' } },
      true,
    ],
    [
      'another value',
      { on: 'label', name: 'trust.zone', value: 'pay' },
      { labels: { 'trust.zone': 'p' } },
      false,
    ],
    ['another label', { on: 'label', name: 'trust.zone', value: '*' }, { labels: { zone: 'pay' } }, false],
    ['a name of objects', { on: 'label', name: 'toString', value: '*' }, { labels: {} }, false],
    [
      'a label by a glob',
      { on: 'label', name: 'team', value: 'pay-*' },
      { labels: { team: 'pay-eu' } },
      true,
    ],
    [
      'a glob is whole',
      { on: 'label', name: 'team', value: 'pay-*' },
      { labels: { team: 'repay-eu' } },
      false,
    ],
    ['an empty label', { on: 'label', name: 'team', value: '*' }, { labels: { team: '' } }, false],
    [
      'a namespace',
      { on: 'namespace', value: 'pay*' },
      { labels: { 'k8s.namespace.name': 'payments' } },
      true,
    ],
    [
      'the namespace of a workload identity',
      { on: 'namespace', value: 'vault' },
      { identities: ['spiffe://prod.example/ns/vault/sa/reader'] },
      true,
    ],
    ['an environment', { on: 'environment', value: 'aws-*' }, { environment: 'aws-eu-1' }, true],
    ['no environment', { on: 'environment', value: '*' }, {}, false],
    [
      'a trust domain',
      { on: 'trust-domain', value: 'prod.example' },
      { identities: ['spiffe://prod.example/ns/a/sa/b'] },
      true,
    ],
    [
      'a domain of somebody else',
      { on: 'trust-domain', value: 'prod.example' },
      { identities: ['spiffe://prod.example.evil/ns/a'] },
      false,
    ],
    ['no SPIFFE ID', { on: 'trust-domain', value: '*' }, { identities: ['alice@example.com'] }, false],
    [
      'a path',
      { on: 'spiffe-path', value: '/ns/card-*/sa/*' },
      { identities: [null, 'spiffe://prod.example/ns/card-vault/sa/api'] },
      true,
    ],
    ['a service', { on: 'service', value: 'card-*' }, { service: 'card-vault' }, true],
  ])('matches or not: %s', (_, match, given, isMatch) => {
    expect(place(match, given)).toBe(isMatch ? 'payments' : null);
  });
});

describe('a set of trust rules', () => {
  const rules: TrustRule[] = [
    { match: { on: 'label', name: 'trust.zone', value: 'edge' }, zone: 'edge' },
    { match: { on: 'service', value: 'card-*' }, zone: 'payments' },
    { match: { on: 'environment', value: '*' }, zone: 'sandbox' },
  ];

  it('decides by the first that matches, and says which', () => {
    const { ofEvent } = compileTrustRules(rules);
    const card = { service: 'card-api', environment: 'aws' };
    expect(ofEvent(facts({ ...card, labels: { 'trust.zone': 'edge' } }))).toEqual({ zone: 'edge', rule: 0 });
    expect(ofEvent(facts(card))).toEqual({ zone: 'payments', rule: 1 });
    expect(ofEvent(facts({ environment: 'aws' }))).toEqual({ zone: 'sandbox', rule: 2 });
    expect(ofEvent(facts())).toBeNull();
  });

  it('places a party of which only the name is known by the rules of names', () => {
    const { ofService } = compileTrustRules(rules);
    expect(ofService('card-api')).toEqual({ zone: 'payments', rule: 1 });
    expect(ofService('else')).toBeNull();
  });
});
