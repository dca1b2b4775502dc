import type { GrantKind } from '../../access-grant';
import { isBreakGlass } from '../is-break-glass';

/** What a right is of which nothing but its role and its expiry is known. */
export type KindOf = (role: string, expiresAt: string | null) => GrantKind;

/** A role that breaks the glass is a break-glass, what expires an elevation, everything else standing. */
export const makeKindOf =
  (patterns: readonly string[]): KindOf =>
  (role, expiresAt) => {
    if (isBreakGlass(patterns, role)) return 'break-glass';
    return expiresAt === null ? 'standing' : 'elevation';
  };
