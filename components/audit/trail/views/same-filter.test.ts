import { expect, it } from 'vitest';
import { sameFilter } from './same-filter';

const VIEW = { from: 'now-7d', to: 'now', action: 'policy.update' };

it('a view is unchanged where range and filters are the same, however they are written down', () => {
  expect(sameFilter(VIEW, { action: 'policy.update', to: 'now', from: 'now-7d', q: undefined })).toBe(true);
});

it.each([{ from: 'now-30d' }, { action: undefined }, { q: 'egress' }])(
  'a view is changed with %j',
  (change) => {
    expect(sameFilter(VIEW, { ...VIEW, ...change })).toBe(false);
  },
);
