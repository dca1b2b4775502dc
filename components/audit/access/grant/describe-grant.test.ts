import { expect, it } from 'vitest';
import { describeGrant } from './describe-grant';

const REVIEW = { by: 'Rae', at: '2026-11-21T10:00:00Z', conclusion: 'justified', text: null } as const;
const GRANT = { kind: 'break-glass', state: 'active', uses: 0, usesAfterEnd: 0, review: null } as const;

it.each([
  [{}, 'This break-glass is active; nothing was done under it.'],
  [
    { kind: 'elevation', state: 'overdue', uses: 2 },
    'This elevation is past its expiry, and nobody confirmed that it is gone; 2 entries tell what was done under it.',
  ],
  [
    { state: 'unreviewed', uses: 101, usesAfterEnd: 1 },
    'This break-glass has ended, and its review is late; more than 100 entries tell what was done under it, 1 of them after its end.',
  ],
  [
    { state: 'revoked', uses: 1, review: REVIEW },
    'This break-glass has ended and was reviewed; 1 entry tells what was done under it.',
  ],
  [
    { kind: 'standing', uses: null, usesAfterEnd: null },
    'This right is held without an end; what was done under it is unknown.',
  ],
  [{ state: 'expired' }, 'This break-glass has expired; nothing was done under it.'],
] as const)('a grant is told first with what it is now and what was done: %j', (of, words) => {
  expect(describeGrant({ ...GRANT, ...of })).toBe(words);
});
