import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Observed } from '../access';
import type { EventFacts } from '../event-facts';
import { suggestRules } from '../suggest-rules';
import { readIstio } from './read-istio';
import { shapeIstio } from './shape-istio';
import { writeIstio } from './write-istio';

const call = (fields: Partial<EventFacts>): EventFacts => ({
  kind: 'decision',
  outcome: 'allow',
  settled: null,
  weight: 1,
  principal: 'spiffe://acme.example/ns/shop/sa/checkout',
  action: 'GET',
  resource: '/v1/cards/tok_ab12?fields=all',
  policy: 'mesh',
  rule: null,
  service: 'checkout',
  zone: 'shop',
  targetService: 'vault',
  targetZone: 'pay',
  port: null,
  protocol: null,
  input: undefined,
  ...fields,
});

const observe = (judged: Observed['judged'], event: EventFacts): Observed => {
  const shaped = shapeIstio(event, 'vault', event.kind === 'decision');
  if (!shaped || 'problem' in shaped) throw new Error(JSON.stringify(shaped));
  return { ...shaped.access, judged, events: 1, weight: 1 };
};
const VAULT = { app: 'vault', namespace: 'pay' };
const permits = (text: string, access: Observed) => readIstio(text).some((rule) => rule.matches(access));

describe('the AuthorizationPolicy', () => {
  test('names identities, methods and path templates', () => {
    const text = writeIstio(suggestRules([observe('good', call({}))]).rules, VAULT);
    expect(parse(text)).toEqual({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'suggested-vault', namespace: 'pay' },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'vault' } },
        action: 'ALLOW',
        rules: [
          {
            from: [{ source: { principals: ['acme.example/ns/shop/sa/checkout'] } }],
            to: [{ operation: { methods: ['GET'], paths: ['/v1/cards/{*}'] } }],
          },
        ],
      },
    });
  });

  test('is told by ports where only connections were seen', () => {
    const text = writeIstio(suggestRules([observe('good', call({ kind: 'flow', port: 8443 }))]).rules, VAULT);
    expect(parse(text)).toMatchObject({ spec: { rules: [{ to: [{ operation: { ports: ['8443'] } }] }] } });
  });

  test("reads Cedar's entities as what they name", () => {
    const event = call({
      principal: 'Workload::"spiffe://acme.example/ns/shop/sa/checkout"',
      action: 'Action::"GET"',
      resource: 'Service::"vault"',
      targetService: null,
      input: { context: { path: '/v1/tokens' } },
    });
    expect(observe('good', event)).toMatchObject({
      principal: 'acme.example/ns/shop/sa/checkout',
      action: 'GET',
      path: ['', 'v1', 'tokens'],
    });
  });

  test('says what it cannot: another identity, no path, a path that Istio reads otherwise', () => {
    for (const fields of [
      { principal: 'alice' },
      { resource: null },
      { action: 'read' },
      { resource: '/a*' },
    ])
      expect(shapeIstio(call(fields), 'vault', true)).toHaveProperty('problem');
    expect(shapeIstio(call({}), 'ledger', true)).toBeNull();
  });

  test('reads back as what it was meant to be', () => {
    const drawnCall = fc.record({
      judged: fc.constantFrom('good', 'good', 'bad'),
      account: fc.constantFrom('a', 'b'),
      action: fc.constantFrom('GET', 'POST'),
      resource: fc.constantFrom(
        '/v1/x',
        '/v1/x/tok_ab12',
        '/v1/x/tok_cd34',
        '/v1/(x).y+',
        '/v1/x/tok_ab12/z',
      ),
    });
    fc.assert(
      fc.property(fc.array(drawnCall, { maxLength: 12 }), (drawn) => {
        const observed = drawn.map(({ judged, account, action, resource }) =>
          observe(
            judged as Observed['judged'],
            call({ action, resource, principal: `spiffe://acme.example/ns/shop/sa/${account}` }),
          ),
        );
        const { rules, uncovered } = suggestRules(observed);
        const text = writeIstio(rules, VAULT);
        for (const one of observed) {
          const isLeft = one.judged === 'bad' || uncovered.some(({ access }) => access === one);
          expect(permits(text, one)).toBe(!isLeft);
        }
      }),
    );
  });
});

test('rules that ask for more than is observed are told, and not matched', () => {
  const rules = readIstio(`kind: AuthorizationPolicy
metadata: { name: old }
spec:
  rules:
    - from: [{ source: { namespaces: [shop] } }]
    - from: [{ source: { principals: ["acme.example/ns/shop/*"] } }]
      to: [{ operation: { methods: [GET], paths: ["/v1/*"] } }]
`);
  expect(rules.map(({ place, isTellable }) => [place, isTellable])).toEqual([
    ['old: rule 1', false],
    ['old: rule 2', true],
  ]);
  expect(rules.map((rule) => rule.matches(observe('good', call({}))))).toEqual([false, true]);
});

test('a policy that denies grants nothing', () => {
  expect(
    readIstio('kind: AuthorizationPolicy\nmetadata: { name: no }\nspec: { action: DENY, rules: [{}] }\n'),
  ).toEqual([]);
});
