import { expect, it } from 'vitest';
import { detailHref } from './detail-href';

it('keeps the time range, leaves the filters of the list behind and escapes the name', () => {
  const search = new URLSearchParams('from=now-7d&to=now&zone=edge&q=a&service=x');
  expect(detailHref('/zones', 'payments', search)).toBe('/zones/payments?from=now-7d&to=now');
  expect(detailHref('/services', 'team/api v2', new URLSearchParams())).toBe('/services/team%2Fapi%20v2');
});
