import { describe, expect, it } from 'vitest';
import { applyMappingRule, findMappingRule, mappingRuleSchema, type MappingRule } from './decision-mapping';

const rule = (
  policy: string,
  resultPath = '',
  allowValues: MappingRule['allowValues'] = [true],
): MappingRule => ({
  policy,
  resultPath,
  allowValues,
});

describe('which rule decides', () => {
  it.each([
    ['http/authz', 'http/authz', true],
    ['http/authz', 'http/authz/allow', false],
    ['http/*', 'http/authz/allow', true],
    ['http/*', 'https/authz', false],
    ['*/allow', 'http/authz/allow', true],
    ['*/allow', 'http/authz/allow/x', false],
    ['*', '', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c', false],
    ['ab*ba', 'aba', false],
    ['a.c', 'abc', false],
    ['a(b', 'a(b', true],
    ['a*', 'a\nb', true],
  ])('%s over %j: %s', (glob, policy, matches) => {
    expect(findMappingRule([rule(glob)], policy) !== null).toBe(matches);
  });

  it('is the first that matches', () => {
    const rules = [rule('x/*'), rule('http/*', 'first'), rule('*', 'second')];
    expect(findMappingRule(rules, 'http/authz')?.resultPath).toBe('first');
    expect(findMappingRule(rules, 'other')?.resultPath).toBe('second');
    expect(findMappingRule([], 'http/authz')).toBeNull();
  });

  it('is found at once, whatever the glob', () => {
    const started = performance.now();
    expect(findMappingRule([rule(`${'*a'.repeat(200)}*b`)], 'a'.repeat(500))).toBeNull();
    expect(performance.now() - started).toBeLessThan(100);
  });
});

describe('what a rule makes of a result', () => {
  it.each([
    [rule('*'), true, 'allow'],
    [rule('*'), false, 'deny'],
    [rule('*'), 'true', 'deny'],
    [rule('*', 'response.allowed'), { response: { allowed: true } }, 'allow'],
    [rule('*', '$.response.allowed'), { response: { allowed: true } }, 'allow'],
    [rule('*', 'response.allowed'), { response: { allowed: false } }, 'deny'],
    [rule('*', 'decisions.0.effect', ['permit', 'PERMIT']), { decisions: [{ effect: 'PERMIT' }] }, 'allow'],
    [rule('*', 'code', [0, 200]), { code: 200 }, 'allow'],
    [rule('*', 'code', [0, 200]), { code: '200' }, 'deny'],
    [rule('*', 'verdict', [{ code: 0 }]), { verdict: { code: 0 } }, 'allow'],
    [rule('*', 'verdict', [null]), { verdict: null }, 'allow'],
  ] as const)('%j of %j: %s', (mapping, result, outcome) => {
    expect(applyMappingRule(mapping, result)).toBe(outcome);
  });

  it('is a denial where the value is not there, whatever is allowed', () => {
    const lenient = (path: string) => rule('*', path, [true, null, '', 0, {}, []]);
    for (const result of [undefined, 5, 'text', [], { response: 5 }, { response: { other: true } }])
      expect(applyMappingRule(lenient('response.allowed'), result)).toBe('deny');
    expect(applyMappingRule(lenient('constructor.name'), {})).toBe('deny');
    expect(applyMappingRule(lenient('__proto__'), {})).toBe('deny');
    expect(applyMappingRule(rule('*', '', [null]), undefined)).toBe('deny');
  });
});

it('a rule without a value to allow by is refused', () => {
  expect(mappingRuleSchema.safeParse({ policy: '*', resultPath: '', allowValues: [] }).success).toBe(false);
  expect(mappingRuleSchema.safeParse({ policy: '', resultPath: '', allowValues: [true] }).success).toBe(
    false,
  );
});
