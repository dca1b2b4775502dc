import { describe, expect, it } from 'vitest';
import type { RunbookValue } from '@/lib/domain/read-models/runbooks';
import { describeValue, formatValue } from './format-value';
import { stepLabel } from './step-label';

const VALUE: RunbookValue = {
  signal: 'denials',
  name: 'Denials',
  value: 1_234,
  unit: 'count',
  status: null,
  objective: null,
  direction: null,
  zone: 'payments',
  service: null,
  environment: null,
  policy: null,
  windowSeconds: 900,
  href: '/denials',
  refused: null,
};

describe('a live value', () => {
  it('stands with its unit, and without data it says so', () => {
    expect(formatValue(VALUE)).toBe('1,234');
    expect(formatValue({ ...VALUE, unit: 'bytes', value: 2_000_000 })).toBe('2\u202FMB');
    for (const unit of ['count', 'bytes', 'milliseconds', 'ratio'] as const)
      expect(formatValue({ ...VALUE, unit, value: null })).toBe('No data');
  });

  it('says what it is of', () => {
    expect(describeValue(VALUE)).toBe('Denials, zone payments, last 15\u202Fmin');
    expect(describeValue({ ...VALUE, zone: null })).toBe('Denials, the whole estate, last 15\u202Fmin');
  });
});

describe('the name of a step', () => {
  it('is its first line without Markdown', () => {
    expect(stepLabel('Open [the denials](/denials): `who`?\n\nMore')).toBe('Open the denials: who?');
  });
});
