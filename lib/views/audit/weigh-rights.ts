import { PERMISSION_ACTIONS } from '@/lib/domain/permission-actions';
import type { ActionSpell, ActorRights } from '@/lib/domain/read-models/audit-parties';
import { PERMISSIONS, type Permission } from '@/lib/domain/roles';

/** What became of each right that somebody has, by what it did: pure. */
export function weighRights(
  permissions: Iterable<Permission>,
  actions: readonly Pick<ActionSpell, 'action' | 'inWindow' | 'lastAt'>[],
): ActorRights['rights'] {
  const held = new Set(permissions);
  return PERMISSIONS.filter((permission) => held.has(permission)).map((permission) => {
    const shown = PERMISSION_ACTIONS[permission];
    if (shown === null) return { permission, use: 'not-recorded' as const, lastAt: null };
    const done = actions.filter(({ action }) => shown.includes(action));
    const lastAt =
      done
        .map((each) => each.lastAt)
        .toSorted()
        .at(-1) ?? null;
    const use = done.some(({ inWindow }) => inWindow > 0) ? 'used' : lastAt ? 'used-before' : 'unused';
    return { permission, use, lastAt };
  });
}
