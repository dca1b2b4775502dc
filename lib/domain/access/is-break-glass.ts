import { matchesGlob } from '../matches-glob';

/** Whether a name of a role is one of those that break the glass, whatever its case. */
export const isBreakGlass = (patterns: readonly string[], role: string): boolean =>
  patterns.some((pattern) => matchesGlob(pattern.toLowerCase(), role.toLowerCase()));
