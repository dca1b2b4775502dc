import { expect, it } from 'vitest';
import { ROLE_PERMISSIONS } from '@/lib/domain/roles';
import { isWithin, navigationFor } from './navigation';

const hrefs = (role: keyof typeof ROLE_PERMISSIONS) =>
  navigationFor(new Set(ROLE_PERMISSIONS[role])).flatMap(({ items }) => items.map(({ href }) => href));

it('shows only where a role may go', () => {
  expect(hrefs('viewer')).toEqual([
    '/executive',
    '/on-call',
    '/debug',
    '/alerts',
    '/incidents',
    '/runbooks',
    '/slos',
    '/drift',
    '/policies',
    '/zones',
    '/services',
  ]);
  expect(hrefs('administrator')).toContain('/settings');
  expect(hrefs('on-call')).toContain('/quarantine');
  expect(hrefs('reviewer')).toContain('/audit');
});

it('a page below a destination belongs to it, a namesake does not', () => {
  expect(isWithin('/policies/a/diff', '/policies')).toBe(true);
  expect(isWithin('/policies-old', '/policies')).toBe(false);
});
