import { PERMISSION_ACTIONS } from '../permission-actions';
import { ROLE_PERMISSIONS, type Role } from '../roles';

/** Whether the use of a role can be told: some of its rights leave an entry when they are used. */
export const leavesEntries = (role: Role): boolean =>
  ROLE_PERMISSIONS[role].some((permission) => PERMISSION_ACTIONS[permission] !== null);

/** Whether an action shows the use of a right of the role. */
export const usesRole = (role: Role, action: string): boolean =>
  ROLE_PERMISSIONS[role].some((permission) => PERMISSION_ACTIONS[permission]?.includes(action));
