import { ROLE_PERMISSIONS, type Actor, type Role } from '@/lib/domain/roles';

/** A signed-in person as the one who acts. */
export function accountActor(account: { id: string; email: string; name: string | null; role: Role }): Actor {
  return {
    type: 'account',
    id: account.id,
    name: account.name ?? account.email,
    permissions: new Set(ROLE_PERMISSIONS[account.role]),
    zones: null,
  };
}
