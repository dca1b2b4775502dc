import type { Actor, Permission, Role } from '@/lib/domain/roles';
import { findAccount } from '@/lib/store/accounts/find-account';

export type Me = {
  name: string;
  email: string | null;
  /** Null for a program. */
  role: Role | null;
  permissions: Permission[];
  /** Null for every zone. */
  zones: readonly string[] | null;
};

/** Who the caller is and what it may do. Needs no permission: everybody may know this of themselves. */
export async function getMe(actor: Actor): Promise<Me> {
  const account = actor.type === 'account' ? await findAccount({ id: actor.id }) : null;
  return {
    name: actor.name,
    email: account?.email ?? null,
    role: account?.role ?? null,
    permissions: [...actor.permissions],
    zones: actor.zones,
  };
}
