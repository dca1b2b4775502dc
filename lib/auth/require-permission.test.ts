import { describe, expect, it } from 'vitest';
import { GatehouseError } from '@/lib/domain/errors';
import { PERMISSIONS, ROLE_PERMISSIONS, ROLES, SCOPE_PERMISSIONS, type Permission } from '@/lib/domain/roles';
import { accountActor } from './account-actor';
import { confineToZones, requireEveryZone } from './confine-to-zones';
import { requirePermission } from './require-permission';
import { SYSTEM_ACTOR } from './system-actor';

const actorOf = (role: (typeof ROLES)[number]) =>
  accountActor({ id: 'a', email: 'a@example.com', name: null, role });

const allows = (actor: ReturnType<typeof actorOf>, permission: Permission) => {
  try {
    requirePermission(actor, permission);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(GatehouseError);
    expect((error as GatehouseError).code).toBe('forbidden');
    return false;
  }
};

describe('the permissions of roles', () => {
  const EVERYBODY: Permission[] = ['dashboards:read', 'policies:read', 'inventory:read', 'alerts:read'];
  const table: [(typeof ROLES)[number], Permission[]][] = [
    ['viewer', EVERYBODY],
    ['executive', EVERYBODY],
    [
      'on-call',
      [
        ...EVERYBODY,
        'policies:replay',
        'events:read',
        'quarantine:read',
        'quarantine:replay',
        'verdicts:report',
        'settings:read',
        'slos:write',
        'elevations:write',
        'alerts:write',
        'incidents:write',
        'runbooks:write',
        'drills:write',
      ],
    ],
    [
      'reviewer',
      [
        ...EVERYBODY,
        'policies:replay',
        'events:read',
        'quarantine:read',
        'verdicts:write',
        'verdicts:report',
        'settings:read',
        'audit:read',
        'elevations:write',
        'elevations:review',
        'reports:write',
        'alerts:write',
        'incidents:write',
        'runbooks:write',
      ],
    ],
    ['administrator', PERMISSIONS.filter((permission) => permission !== 'ingest:write')],
  ];
  it.each(table)('%s may do what the table says and nothing else', (role, granted) => {
    const actual = PERMISSIONS.filter((permission) => allows(actorOf(role), permission));
    expect(actual).toEqual(PERMISSIONS.filter((permission) => granted.includes(permission)));
  });

  it('lets only administrators change accounts, tokens, mappings and inventory', () => {
    for (const role of ROLES)
      for (const permission of [
        'accounts:write',
        'tokens:write',
        'mappings:write',
        'inventory:write',
      ] as const)
        expect(ROLE_PERMISSIONS[role].includes(permission)).toBe(role === 'administrator');
  });

  it('lets a token of scope replay replay, and change nothing', () => {
    expect([...SCOPE_PERMISSIONS.replay].toSorted()).toEqual([
      'events:read',
      'policies:read',
      'policies:replay',
    ]);
  });

  it('lets a token of scope audit read the audit log, and nothing else', () => {
    expect(SCOPE_PERMISSIONS.audit).toEqual(['audit:read']);
  });

  it('lets a token of scope ingest do nothing but ingest, and one of scope read change nothing', () => {
    expect(SCOPE_PERMISSIONS.ingest).toEqual(['ingest:write']);
    expect(SCOPE_PERMISSIONS.read.filter((permission) => !permission.endsWith(':read'))).toEqual([]);
  });
});

describe('an actor confined to zones', () => {
  const confined = { ...SYSTEM_ACTOR, zones: ['payments', 'edge'] };
  it('sees its zones, narrowed to the one it asks for', () => {
    expect(confineToZones(confined)).toEqual(['payments', 'edge']);
    expect(confineToZones(confined, 'edge')).toEqual(['edge']);
    expect(confineToZones(SYSTEM_ACTOR)).toBeNull();
    expect(confineToZones(SYSTEM_ACTOR, 'iot')).toEqual(['iot']);
  });
  it('is refused another zone, and what concerns every zone', () => {
    expect(() => confineToZones(confined, 'iot')).toThrow('may not see the zone iot');
    expect(() => requireEveryZone(confined)).toThrow('confined to the zones payments, edge');
    expect(() => requireEveryZone(SYSTEM_ACTOR)).not.toThrow();
  });
});
