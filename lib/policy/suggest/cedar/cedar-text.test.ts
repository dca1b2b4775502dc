import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventFacts } from '../event-facts';
import type { Observed } from '../access';
import { suggestRules } from '../suggest-rules';
import { readCedarRequest, readEntity, type CedarRequest } from './cedar-request';
import { evaluateCedar, readCedarText } from './evaluate-cedar';
import { shapeCedar } from './shape-cedar';
import { writeCedar } from './write-cedar';

const request = (
  principal: string,
  action: string,
  resource: string,
  context: Record<string, unknown>,
): CedarRequest => ({
  principal: { type: 'Workload', id: principal },
  action: { type: 'Action', id: action },
  resource: { type: 'Service', id: resource },
  context,
  entities: [],
});

const observe = (judged: Observed['judged'], asked: CedarRequest): Observed => ({
  ...shapeCedar(asked),
  judged,
  events: 1,
  weight: 1,
});

const permits = async (text: string, requests: readonly CedarRequest[]) => {
  const read = readCedarText(text);
  if ('problem' in read) throw new Error(read.problem);
  const answers = await evaluateCedar(read.policies, requests);
  return answers.map((answer) => answer?.isPermitted);
};

describe('the Cedar text', () => {
  test('names principal, action and resource, and lets an id be any one segment', async () => {
    const asked = request('checkout', 'GET', 'card-vault', { path: '/v1/cards/tok_ab12' });
    const { rules } = suggestRules([observe('good', asked)]);
    expect(writeCedar(rules, 'suggested')).toBe(`@id("suggested-1")
permit (
  principal == Workload::"checkout",
  action == Action::"GET",
  resource == Service::"card-vault"
)
when {
  context has path &&
  (context.path like "/v1/cards/*" && !(context.path like "*/*/*/*/*"))
};
`);
    const at = (path: string) => request('checkout', 'GET', 'card-vault', { path });
    expect(
      await permits(writeCedar(rules, 's'), [at('/v1/cards/tok_zz99'), at('/v1/cards/a/b'), at('/v1/cards')]),
    ).toEqual([true, false, false]);
  });

  test('joins actions, and asks for the conditions that tell true blocks apart', async () => {
    const at = (action: string, mutual: boolean) =>
      request('a', action, 'ledger', { path: '/v1/entries', tls: { mutual } });
    const observed = [
      observe('good', at('GET', true)),
      observe('good', at('POST', true)),
      observe('bad', at('GET', false)),
      observe('bad', at('POST', false)),
    ];
    const text = writeCedar(suggestRules(observed).rules, 's');
    expect(text).toContain('action in [Action::"GET", Action::"POST"]');
    expect(text).toContain('context has tls && context.tls has mutual && context.tls.mutual == true');
    expect(
      await permits(text, [at('GET', true), at('POST', true), at('GET', false), at('POST', false)]),
    ).toEqual([true, true, false, false]);
  });

  test('names entities by id, and their type where three ids of it were seen', () => {
    const open = (id: string): CedarRequest => ({
      ...request('a', 'view', 'x', {}),
      resource: { type: 'Photo', id },
    });
    const text = (ids: string[]) =>
      writeCedar(suggestRules(ids.map((id) => observe('good', open(id)))).rules, 's');
    expect(text(['cover', 'back'])).toContain('[Photo::"cover", Photo::"back"].contains(resource)');
    expect(text(['cover'])).toContain('resource == Photo::"cover"');
    const any = text(['img_a1b2', 'img_c3d4', 'img_e5f6']);
    expect(any).toContain('resource is Photo');
    expect(any).not.toContain('img_');
    expect(text(['img_a1b2'])).toContain('resource == Photo::"img_a1b2"');
  });

  test('parses whatever was seen, permits what it is to permit, and never a true block', async () => {
    const word = fc.oneof(
      fc.constantFrom('a', 'b"', '*', '\\', 'tok_ab12', 'é\n'),
      fc.string({ maxLength: 6 }),
    );
    const asked = fc.record({
      judged: fc.constantFrom('good', 'good', 'bad'),
      principal: word,
      action: word,
      resource: word,
      path: fc.array(word, { minLength: 1, maxLength: 3 }),
      mutual: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 12 }), async (drawn) => {
        const requests = drawn.map((each) =>
          request(each.principal, each.action, each.resource, {
            path: `/${each.path.join('/')}`,
            tls: { mutual: each.mutual },
          }),
        );
        const observed = drawn.map(({ judged }, index) =>
          observe(judged as Observed['judged'], requests[index]!),
        );
        const { rules, uncovered } = suggestRules(observed);
        const answers = rules.length > 0 ? await permits(writeCedar(rules, 's'), requests) : [];
        for (const [index, one] of observed.entries()) {
          const isLeft = one.judged === 'bad' || uncovered.some(({ access }) => access === one);
          expect(answers[index] ?? false).toBe(!isLeft);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the request', () => {
  const facts: EventFacts = {
    kind: 'decision',
    outcome: 'allow',
    settled: null,
    weight: 1,
    principal: 'spiffe://acme.example/ns/pay/sa/checkout',
    action: 'GET',
    resource: '/v1/cards/tok_ab12',
    policy: 'egress',
    rule: null,
    service: 'checkout',
    zone: 'pay',
    targetService: 'card-vault',
    targetZone: 'pay',
    port: null,
    protocol: null,
    input: undefined,
  };

  test("is Cedar's own where the source tells it", () => {
    expect(
      readCedarRequest({
        ...facts,
        input: {
          principal: 'Workload::"a"',
          action: { type: 'Action', id: 'GET' },
          resource: { __entity: { type: 'Service', id: 'card-vault' } },
          context: { path: '/x', share: 0.5, none: null },
          entities: [{ uid: { type: 'Workload', id: 'a' }, attrs: {}, parents: ['TrustDomain::"acme"'] }],
        },
      }),
    ).toEqual({
      principal: { type: 'Workload', id: 'a' },
      action: { type: 'Action', id: 'GET' },
      resource: { type: 'Service', id: 'card-vault' },
      context: { path: '/x' },
      entities: [
        { uid: { type: 'Workload', id: 'a' }, attrs: {}, parents: [{ type: 'TrustDomain', id: 'acme' }] },
      ],
    });
  });

  test("is else made of the event's fields", () => {
    expect(readCedarRequest({ ...facts, input: { tls: { mutual: true } } })).toEqual({
      principal: { type: 'Principal', id: 'spiffe://acme.example/ns/pay/sa/checkout' },
      action: { type: 'Action', id: 'GET' },
      resource: { type: 'Service', id: 'card-vault' },
      context: { path: '/v1/cards/tok_ab12', input: { tls: { mutual: true } } },
      entities: [],
    });
    expect(readCedarRequest({ ...facts, principal: null })).toBeNull();
  });

  test('reads entities as Cedar writes them', () => {
    expect(readEntity('Shop::User::"a\\"b"')).toEqual({ type: 'Shop::User', id: 'a"b' });
    expect(readEntity('alice')).toBeNull();
    expect(readEntity(null)).toBeNull();
  });
});

test('what is wrong with a text is told', () => {
  expect(readCedarText('permit (principal, action resource);')).toHaveProperty('problem');
});
