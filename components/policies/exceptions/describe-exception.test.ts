import { describe, expect, it } from 'vitest';
import { describeExceptions, describeExpiry, describeScope } from './describe-exception';

const NOW = new Date('2026-11-21T12:00:00Z');
const none = { expiresAt: null, timeToLive: null, endedAt: null, endedBy: null };
const plain = (text: string) => text.replace(/[\u2009\u202f]/g, ' ');

it.each([
  [{ ...none, state: 'in-force', expiresAt: '2026-12-21T12:00:00Z' }, 'Expires in 30 d'],
  [{ ...none, state: 'expires-soon', expiresAt: '2026-11-21T14:30:00Z' }, 'Expires in 2 h 30 min'],
  [{ ...none, state: 'expired', expiresAt: '2026-11-19T12:00:00Z' }, 'Expired 2 d ago'],
  [{ ...none, state: 'in-force', timeToLive: '4h' }, 'Removed 4h after the engine has seen it'],
  [{ ...none, state: 'in-force' }, 'Its text names no expiry'],
  [
    {
      ...none,
      state: 'ended',
      expiresAt: '2026-12-21T12:00:00Z',
      endedAt: '2026-11-21T11:55:00Z',
      endedBy: 'ann',
    },
    'Ended 5 min ago by ann',
  ],
] as const)('says when it ends: %#', (exception, words) => {
  expect(plain(describeExpiry(exception, NOW))).toBe(words);
});

describe('whom it lets pass', () => {
  const anyone = { rules: [], service: null, zone: null, environment: null, principal: null, matches: [] };

  it('is said part by part', () => {
    expect(describeScope(anyone)).toBe('Every decision of the policy');
    expect(describeScope({ ...anyone, rules: ['a', 'b'], service: 'cart', zone: 'pci' })).toBe(
      'Rules a, b · service cart · zone pci',
    );
    expect(describeScope({ ...anyone, rules: ['a'], matches: ['Pod in shop', 'every kind in x'] })).toBe(
      'Rule a · Pod in shop or every kind in x',
    );
  });
});

it.each([
  [[], 'No exception in force.'],
  [['in-force'], '1 exception in force.'],
  [['expires-soon'], '1 exception in force, which expires within 7 days.'],
  [
    ['expires-soon', 'in-force', 'expired'],
    '2 exceptions in force, 1 of them expiring within 7 days; 1 expired.',
  ],
  [['planned', 'ended'], 'No exception in force; 1 to begin.'],
] as const)('sums up %j', (states, words) => {
  expect(describeExceptions(states.map((state) => ({ state })))).toBe(words);
});
