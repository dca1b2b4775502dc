import { expect, it } from 'vitest';
import { toQueryString } from './query-string';

it('leaves out what is not set and keeps relative ranges relative', () => {
  expect(toQueryString({ to: 'now', from: 'now-1h', zone: null, service: undefined, q: '' })).toBe(
    '?from=now-1h&to=now',
  );
  expect(toQueryString({})).toBe('');
});

it('keeps zero and false', () => {
  expect(toQueryString({ limit: 0, open: false })).toBe('?limit=0&open=false');
});
