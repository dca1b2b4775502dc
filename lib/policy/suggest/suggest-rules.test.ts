import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observed, Scalar } from './access';
import { formatPattern, splitPath } from './generalise-paths';
import { matchesRule } from './match-rule';
import { measureRules } from './measure-rules';
import { suggestRules } from './suggest-rules';

const seen = (
  judged: Observed['judged'],
  principal: string,
  action: string,
  path: string,
  context: Record<string, Scalar> = {},
): Observed => ({
  judged,
  principal,
  action,
  target: 'vault',
  path: splitPath(path),
  context,
  events: 1,
  weight: 2,
});

const written = (observed: readonly Observed[]) =>
  suggestRules(observed).rules.map(({ principals, actions, paths, conditions }) => ({
    who: principals.join('+'),
    what: actions.join('+'),
    where: paths?.map(formatPattern).join('+'),
    ...(conditions.length > 0 && { conditions }),
  }));

describe('the suggested rules', () => {
  test('generalise ids in paths, and keep names', () => {
    expect(
      written([
        seen('good', 'checkout', 'GET', '/v1/cards/tok_ab12'),
        seen('good', 'checkout', 'GET', '/v1/cards/tok_cd34'),
        seen('good', 'checkout', 'GET', '/v1/health'),
      ]),
    ).toEqual([{ who: 'checkout', what: 'GET', where: '/v1/cards/*+/v1/health' }]);
  });

  test('put together what is a whole block, and grant nothing beside it', () => {
    expect(
      written([
        seen('good', 'a', 'GET', '/x'),
        seen('good', 'a', 'POST', '/x'),
        seen('good', 'b', 'GET', '/x'),
        seen('good', 'b', 'POST', '/x'),
        seen('good', 'c', 'GET', '/x'),
      ]).toSorted((one, other) => other.who.length - one.who.length),
    ).toEqual([
      { who: 'a+b+c', what: 'GET', where: '/x' },
      { who: 'a+b', what: 'GET+POST', where: '/x' },
    ]);
  });

  test('name no path that a wider one of the same rule permits anyway', () => {
    expect(
      written([
        seen('good', 'a', 'GET', '/v1/cards/tok_ab12'),
        seen('good', 'a', 'GET', '/v1/cards/names'),
        seen('good', 'b', 'GET', '/v1/cards/tok_cd34'),
      ]),
    ).toEqual([{ who: 'a+b', what: 'GET', where: '/v1/cards/*' }]);
  });

  test('are the fewest that do, and say so', () => {
    // By hand: a and c each need a rule of their own; that of b is made of parts of both.
    const { rules, isSmallest, atLeast } = suggestRules([
      seen('good', 'a', 'GET', '/x'),
      seen('good', 'b', 'GET', '/x'),
      seen('good', 'b', 'GET', '/y'),
      seen('good', 'c', 'GET', '/y'),
    ]);
    expect(rules).toHaveLength(2);
    expect({ isSmallest, atLeast }).toEqual({ isSmallest: true, atLeast: 2 });
  });

  test('ask for what good traffic has and a true block lacks, where its path is as good as others', () => {
    expect(
      written([
        seen('good', 'a', 'GET', '/v1/cards/tok_ab12', { 'tls.mutual': true, port: 8443 }),
        seen('good', 'a', 'GET', '/v1/cards/tok_cd34', { 'tls.mutual': true, port: 8443 }),
        seen('bad', 'a', 'GET', '/v1/cards/tok_ef56', { 'tls.mutual': false, port: 8443 }),
      ]),
    ).toEqual([
      {
        who: 'a',
        what: 'GET',
        where: '/v1/cards/*',
        conditions: [{ attribute: 'tls.mutual', values: [true] }],
      },
    ]);
  });

  test('write paths out where nothing else tells a true block from good traffic', () => {
    expect(
      written([
        seen('good', 'a', 'GET', '/v1/cards/tok_ab12'),
        seen('bad', 'a', 'GET', '/v1/cards/tok_ef56'),
      ]),
    ).toEqual([{ who: 'a', what: 'GET', where: '/v1/cards/tok_ab12' }]);
  });

  test('leave out what was also rightly denied, and list it', () => {
    const { rules, uncovered } = suggestRules([
      seen('good', 'a', 'GET', '/x'),
      seen('bad', 'a', 'GET', '/x'),
      seen('good', 'a', 'POST', '/x'),
    ]);
    expect(rules).toMatchObject([{ actions: ['POST'] }]);
    expect(uncovered).toMatchObject([{ access: { action: 'GET' }, reason: 'also-rightly-denied' }]);
  });

  test('are none without good traffic', () => {
    expect(suggestRules([seen('open', 'a', 'GET', '/x')])).toMatchObject({ rules: [], uncovered: [] });
  });

  test('permit all good and no bad access, and nothing unseen but ids', () => {
    const access = fc.record({
      judged: fc.constantFrom('good', 'good', 'bad', 'open'),
      principal: fc.constantFrom('a', 'b', 'c'),
      action: fc.constantFrom('GET', 'POST'),
      path: fc.constantFrom('/v1/x', '/v1/y', '/v1/x/tok_ab12', '/v1/x/tok_cd34', '/v1/x/names'),
      mutual: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(access, { maxLength: 30 }), (drawn) => {
        const observed = drawn.map(({ judged, principal, action, path, mutual }) =>
          seen(judged as Observed['judged'], principal, action, path, { mutual }),
        );
        const { rules, uncovered, atLeast } = suggestRules(observed);
        const permitted = (one: Observed) => rules.some((rule) => matchesRule(rule, one));
        for (const one of observed) {
          if (one.judged === 'bad') expect(permitted(one)).toBe(false);
          if (one.judged === 'good')
            expect(permitted(one) || uncovered.some(({ access }) => access === one)).toBe(true);
        }
        expect(uncovered.every(({ access }) => !permitted(access))).toBe(true);
        expect(rules.length).toBeGreaterThanOrEqual(atLeast);
        for (const rule of rules)
          for (const principal of rule.principals)
            for (const action of rule.actions)
              expect(
                observed.some(
                  (one) => one.judged === 'good' && one.principal === principal && one.action === action,
                ),
              ).toBe(true);
      }),
    );
  });
});

test('a rule is measured by the good traffic it permits, and tells what else it would', () => {
  const observed = [
    seen('good', 'a', 'GET', '/v1/cards/tok_ab12'),
    seen('good', 'a', 'GET', '/v1/cards/tok_cd34'),
    seen('open', 'a', 'GET', '/v1/cards/tok_ef56'),
    seen('open', 'a', 'GET', '/v1/other'),
  ];
  expect(measureRules(suggestRules(observed).rules, observed)).toEqual([
    {
      events: 2,
      weight: 4,
      open: [{ pattern: ['', 'v1', 'cards', null], seen: 2 }],
      denied: [observed[2]],
    },
  ]);
});
