import { expect, it } from 'vitest';
import { hrefOf, keepScope } from './keep-scope';

const current = new URLSearchParams('from=now-6h&zone=payments&policy=pci-egress&open=abc&sort=-count');

it('range and scope travel between dashboards; sort and open panel do not', () => {
  expect(keepScope('/executive', current)).toBe('/executive?from=now-6h&zone=payments');
});

it('event filters travel between the pages about events', () => {
  expect(keepScope('/denials', current)).toBe('/denials?from=now-6h&zone=payments&policy=pci-egress');
});

it('settings have no range', () => {
  expect(keepScope('/settings/tokens', current)).toBe('/settings/tokens');
});

it('addresses leave out what is not set', () => {
  expect(hrefOf('/denials', { service: 'a b', policy: null, zone: undefined })).toBe('/denials?service=a+b');
});

it('a target keeps its own filters and its place on the page', () => {
  expect(keepScope('/debug?outcome=unevaluated', current)).toBe(
    '/debug?outcome=unevaluated&from=now-6h&zone=payments&policy=pci-egress',
  );
  expect(keepScope('/on-call?zone=edge#auth-errors', current)).toBe(
    '/on-call?zone=edge&from=now-6h#auth-errors',
  );
  expect(keepScope('/policies/a%2Fb', new URLSearchParams())).toBe('/policies/a%2Fb');
});

it('the revisions of a diff are no time range, and a time range is no pair of revisions', () => {
  const diff = new URLSearchParams('from=v13&to=v14&zone=payments');
  expect(keepScope('/on-call', diff)).toBe('/on-call?zone=payments');
  expect(keepScope('/policies/pci/diff?to=v14', current)).toBe('/policies/pci/diff?to=v14&zone=payments');
});
