import { ROLE_PERMISSIONS, type Actor, type Role } from '@/lib/domain/roles';

/** A person of a role, confined to zones when these are given. */
export const actorOf = (role: Role, zones: readonly string[] | null = null): Actor => ({
  type: 'account',
  id: '00000000-0000-4000-8000-000000000001',
  name: role,
  permissions: new Set(ROLE_PERMISSIONS[role]),
  zones,
});
