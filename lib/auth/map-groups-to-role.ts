import { ROLES, type Role } from '@/lib/domain/roles';

/** The groups in a claim: a list, or one text with commas between. Empty for anything else. */
export function readGroups(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(',').map((group) => group.trim());
  return Array.isArray(claim) ? claim.filter((group): group is string => typeof group === 'string') : [];
}

/**
 * The role that groups of an identity provider give: of several, the one furthest down the list of
 * roles; of none, `defaultRole`; null when the person may not come in.
 */
export function mapGroupsToRole(
  groups: readonly string[],
  roleMap: Record<string, Role>,
  defaultRole: Role | null,
): Role | null {
  const given = new Set(groups.flatMap((group) => (Object.hasOwn(roleMap, group) ? roleMap[group] : [])));
  return ROLES.findLast((role) => given.has(role)) ?? defaultRole;
}
