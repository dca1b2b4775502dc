import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/domain/roles';
import { mapGroupsToRole, readGroups } from './map-groups-to-role';

const MAP: Record<string, Role> = { sre: 'on-call', security: 'reviewer', root: 'administrator' };

describe('groups of an identity provider', () => {
  it.each<[string, string[], Role | null, Role | null]>([
    ['one mapped group gives its role', ['sre'], null, 'on-call'],
    ['of several the role furthest down the list', ['security', 'sre'], null, 'reviewer'],
    ['a mapped group wins over the default', ['sre'], 'viewer', 'on-call'],
    ['no mapped group gives the default', ['sales'], 'viewer', 'viewer'],
    ['no mapped group and no default refuses', ['sales'], null, null],
    ['a name that objects have anyway is no group', ['constructor'], null, null],
  ])('%s', (_, groups, defaultRole, role) => {
    expect(mapGroupsToRole(groups, MAP, defaultRole)).toBe(role);
  });

  it('are read from a list or a text, and from nothing else', () => {
    expect(readGroups(['a', 7, 'b'])).toEqual(['a', 'b']);
    expect(readGroups('a, b')).toEqual(['a', 'b']);
    expect(readGroups({ a: true })).toEqual([]);
    expect(readGroups(undefined)).toEqual([]);
  });
});
