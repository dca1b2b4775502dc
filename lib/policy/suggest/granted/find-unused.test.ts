import { describe, expect, test } from 'vitest';
import type { EventFacts } from '../event-facts';
import { findUnused } from './find-unused';

const event = (fields: Partial<EventFacts>): EventFacts => ({
  kind: 'decision',
  outcome: 'allow',
  settled: null,
  weight: 1,
  principal: 'User::"alice"',
  action: 'Action::"view"',
  resource: 'Photo::"cover"',
  policy: 'photos',
  rule: null,
  service: 'gallery',
  zone: 'web',
  targetService: null,
  targetZone: null,
  port: null,
  protocol: null,
  input: undefined,
  ...fields,
});

const CEDAR = `@id("viewers")
permit (principal, action == Action::"view", resource);
@id("editors")
permit (principal, action == Action::"edit", resource);
@id("owners")
permit (principal, action == Action::"delete", resource);
`;

describe('unused permissions', () => {
  test('of Cedar are the permits that no decision named and no request would use', async () => {
    expect(
      await findUnused({ 'a.cedar': CEDAR }, async () => [event({})], new Set(['editors']), 'gallery'),
    ).toEqual({
      language: 'cedar',
      grants: 3,
      unused: [
        { name: 'owners', text: '@id("owners")\npermit (principal, action == Action::"delete", resource);' },
      ],
      remarks: [],
    });
  });

  test('need no event where decisions named every permit', async () => {
    const never = () => Promise.reject(new Error('asked for events'));
    const named = new Set(['viewers', 'editors', 'owners']);
    expect(await findUnused({ 'a.cedar': CEDAR }, never, named, 'gallery')).toMatchObject({ unused: [] });
  });

  test('within what forbids leave open are not told, and this is said', async () => {
    const { remarks } = await findUnused(
      { 'a.cedar': `${CEDAR}forbid (principal, action, resource) unless { true };` },
      async () => [],
      new Set(),
      '',
    );
    expect(remarks.join()).toContain('cannot be told');
  });

  test('of a NetworkPolicy are peers and ports that no flow used', async () => {
    const text = `kind: NetworkPolicy
metadata: { name: vault, namespace: pay }
spec:
  podSelector: { matchLabels: { app.kubernetes.io/name: vault } }
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }
          podSelector: { matchLabels: { app.kubernetes.io/name: checkout } }
        - podSelector: { matchLabels: { tier: web } }
      ports: [{ port: 8443 }, { port: 9443 }]
`;
    const flow = event({
      kind: 'flow',
      outcome: 'allowed',
      principal: null,
      service: 'checkout',
      zone: 'shop',
      targetService: 'vault',
      targetZone: 'pay',
      port: 8443,
    });
    expect(await findUnused({ 'np.yaml': text }, async () => [flow], new Set(), 'vault')).toMatchObject({
      language: 'network-policy',
      grants: 2,
      unused: [{ name: 'vault: ingress 1, peer 1, port 2' }],
      remarks: [expect.stringContaining('2 of its 4')],
    });
  });

  test('of an AuthorizationPolicy are rules that no call used', async () => {
    const text = `kind: AuthorizationPolicy
metadata: { name: vault }
spec:
  selector: { matchLabels: { app.kubernetes.io/name: vault } }
  rules:
    - to: [{ operation: { methods: [GET] } }]
    - to: [{ operation: { methods: [DELETE] } }]
`;
    const call = event({
      principal: 'spiffe://acme.example/ns/shop/sa/checkout',
      action: 'GET',
      resource: '/v1/x',
      targetService: 'vault',
    });
    expect(await findUnused({ 'ap.yaml': text }, async () => [call], new Set(), 'vault')).toMatchObject({
      language: 'istio',
      unused: [{ name: 'vault: rule 2' }],
    });
  });

  test('of other languages are not told', async () => {
    expect(await findUnused({ 'a.rego': 'package a' }, async () => [], new Set(), 'x')).toMatchObject({
      language: 'other',
      grants: null,
    });
  });
});
