import { ROLE_PERMISSIONS, type Permission, type Role } from '../roles';

/**
 * Which right an action in Gatehouse itself needs, by the noun of its name or, where verbs differ, by the whole name.
 * Reading leaves no entry, but for the audit log; so rights to read are in no row, and nobody can tell whether they are
 * used. What needs no right, such as signing in, is null.
 */
const RIGHTS: Readonly<Record<string, readonly Permission[] | null>> = {
  'access-grant.recorded': ['elevations:write'],
  'access-grant.ended': ['elevations:write'],
  'access-grant.reviewed': ['elevations:review'],
  'access-settings': ['settings:write'],
  account: ['accounts:write'],
  'account.linked': null,
  'account.password-set': null,
  'account.signed-in': null,
  audit: ['audit:read'],
  'cardinality-caps': ['settings:write'],
  correction: ['slos:write'],
  environment: ['inventory:write'],
  inventory: ['inventory:write'],
  mappings: ['mappings:write'],
  objective: ['slos:write'],
  policy: ['policies:write'],
  'policy-drift-settings': ['settings:write'],
  'policy-exception': ['policies:write'],
  quarantine: ['quarantine:replay'],
  replay: ['policies:replay'],
  report: ['reports:write'],
  'report-schedule': ['reports:write'],
  'repository-access': ['tokens:write'],
  reprocessing: ['settings:write'],
  service: ['inventory:write'],
  source: ['sources:write'],
  'telemetry-settings': ['settings:write'],
  token: ['tokens:write'],
  'trust-rules': ['settings:write'],
  // An answer on call needs the lesser right, and leaves the same entry.
  verdict: ['verdicts:write', 'verdicts:report'],
  webhook: null,
  'webhook-secret': ['tokens:write'],
  zone: ['inventory:write'],
};

/** The rights of which one was needed for an action in Gatehouse itself; none for an action that needs none. */
export function rightsOfAction(action: string): readonly Permission[] {
  if (Object.hasOwn(RIGHTS, action)) return RIGHTS[action] ?? [];
  const noun = action.split('.', 1)[0]!;
  return (Object.hasOwn(RIGHTS, noun) ? RIGHTS[noun] : null) ?? [];
}

const LEAVING_ENTRIES = new Set(Object.values(RIGHTS).flatMap((rights) => rights ?? []));

/** Whether the use of a role can be told: some of its rights leave an entry when they are used. */
export const leavesEntries = (role: Role): boolean =>
  ROLE_PERMISSIONS[role].some((permission) => LEAVING_ENTRIES.has(permission));

/** Whether an action used a right of the role. */
export const usesRole = (role: Role, action: string): boolean =>
  rightsOfAction(action).some((right) => ROLE_PERMISSIONS[role].includes(right));
