import { describe, expect, it } from 'vitest';
import type { Matched, Matcher } from '@/lib/domain/alerting/matcher';
import { matchesAlert } from './matches-alert';

const ALERT: Matched = {
  rule: 'mass-denials',
  detector: 'mass-denials',
  failure: 'F4',
  cause: 'policy',
  category: 'trust',
  severity: 'page',
  zone: 'payments',
  service: 'checkout-api',
  environment: null,
  policy: 'payments/pci_egress',
  item: null,
  owner: 'pay@example.com',
  labels: { team: 'pay' },
};
const meets = (field: Matcher['field'], operator: Matcher['operator'], value: string) =>
  matchesAlert([{ field, operator, value }], ALERT);

describe('matchers', () => {
  it('compare fields and labels', () => {
    expect(meets('zone', '=', 'payments')).toBe(true);
    expect(meets('zone', '=', 'payment')).toBe(false);
    expect(meets('severity', '!=', 'ticket')).toBe(true);
    expect(meets('label:team', '=', 'pay')).toBe(true);
  });

  it('compare the whole value with a pattern', () => {
    expect(meets('service', '=~', 'checkout-*')).toBe(true);
    expect(meets('service', '=~', 'checkout')).toBe(false);
    expect(meets('service', '!~', '*-api')).toBe(false);
  });

  it('take a value that is missing for the empty text', () => {
    expect(meets('environment', '=', '')).toBe(true);
    expect(meets('label:none', '!=', 'x')).toBe(true);
    expect(meets('environment', '=~', '*')).toBe(true);
    expect(meets('environment', '=', 'aws')).toBe(false);
  });

  it('must all be met', () => {
    const zone: Matcher = { field: 'zone', operator: '=', value: 'payments' };
    expect(matchesAlert([zone, { field: 'cause', operator: '=', value: 'policy' }], ALERT)).toBe(true);
    expect(matchesAlert([zone, { field: 'cause', operator: '=', value: 'data' }], ALERT)).toBe(false);
  });
});
