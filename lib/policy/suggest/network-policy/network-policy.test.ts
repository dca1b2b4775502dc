import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Observed } from '../access';
import type { EventFacts } from '../event-facts';
import { suggestRules } from '../suggest-rules';
import { alignTrueBlocks } from './align-true-blocks';
import { readNetworkPolicies } from './read-network-policies';
import { shapeNetworkPolicy } from './shape-network-policy';
import { writeNetworkPolicy } from './write-network-policy';

const flow = (fields: Partial<EventFacts>): EventFacts => ({
  kind: 'flow',
  outcome: 'allowed',
  settled: null,
  weight: 1,
  principal: 'spiffe://acme.example/ns/shop/sa/checkout',
  action: null,
  resource: null,
  policy: null,
  rule: null,
  service: 'checkout',
  zone: 'shop-zone',
  targetService: 'vault',
  targetZone: 'pay',
  port: 8443,
  protocol: 'https',
  input: undefined,
  ...fields,
});

const observe = (judged: Observed['judged'], event: EventFacts, service = 'vault'): Observed => {
  const shaped = shapeNetworkPolicy(event, service);
  if (!shaped || 'problem' in shaped) throw new Error(JSON.stringify(shaped));
  return { ...shaped.access, judged, events: 1, weight: 1 };
};

const VAULT = { app: 'vault', namespace: 'pay' };
const suggest = (observed: readonly Observed[]) =>
  writeNetworkPolicy(suggestRules(alignTrueBlocks(observed)).rules, VAULT);
const permits = (text: string, access: Observed) =>
  readNetworkPolicies(text).some(({ grants }) => grants.some((grant) => grant.matches(access)));

describe('the NetworkPolicy', () => {
  test('names the peers by namespace and application, and the ports, by direction', () => {
    const text = suggest([
      observe('good', flow({})),
      observe('good', flow({ port: 9443, protocol: 'grpc' })),
      observe(
        'good',
        flow({ service: 'vault', targetService: 'dns', targetZone: 'kube', port: 53, protocol: 'udp' }),
      ),
    ]);
    const select = (label: string, value: string) => ({ matchLabels: { [label]: value } });
    const peer = (app: string, namespace: string) => ({
      namespaceSelector: select('kubernetes.io/metadata.name', namespace),
      podSelector: select('app.kubernetes.io/name', app),
    });
    expect(parse(text)).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'suggested-vault', namespace: 'pay' },
      spec: {
        podSelector: select('app.kubernetes.io/name', 'vault'),
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [peer('checkout', 'shop')],
            ports: [
              { protocol: 'TCP', port: 8443 },
              { protocol: 'TCP', port: 9443 },
            ],
          },
        ],
        egress: [{ to: [peer('dns', 'kube')], ports: [{ protocol: 'UDP', port: 53 }] }],
      },
    });
  });

  test('leaves a direction alone in which nothing was seen', () => {
    expect(parse(suggest([observe('good', flow({}))]))).toMatchObject({ spec: { policyTypes: ['Ingress'] } });
    expect(suggest([])).toBe('');
  });

  test('grants no connection on which a request was rightly blocked, also where the port is not known', () => {
    const denied = flow({ kind: 'decision', outcome: 'deny', port: null, targetZone: null });
    const good = observe('good', flow({}));
    const other = observe('good', flow({ service: 'refunds', principal: null }));
    const text = suggest([good, other, observe('bad', denied)]);
    expect(permits(text, good)).toBe(false);
    expect(permits(text, other)).toBe(true);
  });

  test('says what it cannot: no port, no peer, a peer without a namespace', () => {
    expect(shapeNetworkPolicy(flow({ port: null }), 'vault')).toHaveProperty('problem');
    expect(shapeNetworkPolicy(flow({ service: null, principal: null }), 'vault')).toHaveProperty('problem');
    expect(shapeNetworkPolicy(flow({ targetZone: null }), 'checkout')).toHaveProperty('problem');
    expect(shapeNetworkPolicy(flow({}), 'ledger')).toBeNull();
  });

  test('reads back as what it was meant to be', () => {
    const connection = fc.record({
      judged: fc.constantFrom('good', 'good', 'bad'),
      service: fc.constantFrom('a', 'b', 'c', 'vault'),
      port: fc.constantFrom(80, 443, 8443),
      protocol: fc.constantFrom('tcp', 'udp'),
    });
    fc.assert(
      fc.property(fc.array(connection, { maxLength: 12 }), (drawn) => {
        const observed = drawn.map(({ judged, service, port, protocol }) =>
          observe(
            judged as Observed['judged'],
            flow({
              service,
              port,
              protocol,
              targetService: service === 'vault' ? 'ledger' : 'vault',
              principal: null,
            }),
          ),
        );
        const { rules, uncovered } = suggestRules(alignTrueBlocks(observed));
        const text = writeNetworkPolicy(rules, VAULT);
        for (const one of observed) {
          const isLeft = one.judged === 'bad' || uncovered.some(({ access }) => access === one);
          expect(permits(text, one)).toBe(!isLeft);
        }
      }),
    );
  });
});

test('selectors by other labels and addresses are told, and not matched', () => {
  const [policy] = readNetworkPolicies(`kind: NetworkPolicy
metadata: { name: old, namespace: pay }
spec:
  podSelector: {}
  ingress:
    - from:
        - podSelector: { matchLabels: { tier: web } }
        - ipBlock: { cidr: 192.0.2.0/24 }
      ports: [{ port: 8443 }]
    - {}
`);
  expect(policy!.grants.map(({ place, isTellable }) => [place, isTellable])).toEqual([
    ['old: ingress 1, peer 1, port 1', false],
    ['old: ingress 1, peer 2, port 1', false],
    ['old: ingress 2, peer 1, port 1', true],
  ]);
  expect(policy!.grants[0]!.text).toBe('ingress from tier=web in its own namespace, TCP 8443');
  expect(policy!.grants.map((grant) => grant.matches(observe('good', flow({}))))).toEqual([
    false,
    false,
    true,
  ]);
});
