import { describe, expect, it } from 'vitest';
import {
  describeRetentionRule,
  findRetentionRule,
  retentionRulesSchema,
  type RetentionRule,
} from './retention-rule';

const rule = (zone: string | null, of: RetentionRule['class'], days: number | null): RetentionRule => ({
  zone,
  class: of,
  days,
});
const PAYMENTS = { zone: 'payments', class: 'sign-in' } as const;

describe('the rule of an entry', () => {
  it('is none without rules: it is kept for ever', () => {
    expect(findRetentionRule([], PAYMENTS)).toBeNull();
    expect(findRetentionRule([rule('edge', null, 30), rule(null, 'policy', 30)], PAYMENTS)).toBeNull();
  });

  it('is the most specific one, however short it keeps', () => {
    const rules = [rule(null, null, 900), rule('payments', null, 400), rule('payments', 'sign-in', 30)];
    expect(findRetentionRule(rules, PAYMENTS)?.days).toBe(30);
    expect(findRetentionRule(rules, { zone: 'payments', class: 'policy' })?.days).toBe(400);
    expect(findRetentionRule(rules, { zone: null, class: 'sign-in' })?.days).toBe(900);
  });

  it('is the longer of one for its zone and one for its class', () => {
    expect(findRetentionRule([rule('payments', null, 30), rule(null, 'sign-in', 90)], PAYMENTS)?.days).toBe(
      90,
    );
    expect(findRetentionRule([rule('payments', null, null), rule(null, 'sign-in', 90)], PAYMENTS)?.days).toBe(
      null,
    );
  });
});

describe('rules', () => {
  it('are refused when two are about the same', () => {
    expect(retentionRulesSchema.safeParse({ rules: [rule('a', null, 1), rule('a', null, 2)] }).success).toBe(
      false,
    );
    expect(retentionRulesSchema.safeParse({ rules: [rule('a', null, 1), rule(null, null, 2)] }).success).toBe(
      true,
    );
    expect(retentionRulesSchema.safeParse({ rules: [rule('a', null, 0)] }).success).toBe(false);
  });

  it('are told in words', () => {
    expect(describeRetentionRule(rule('payments', 'sign-in', 90))).toBe(
      'retention rule: sign-in, zone payments, 90 days',
    );
    expect(describeRetentionRule(rule(null, null, 1))).toBe('retention rule: any class, any zone, 1 day');
  });
});
