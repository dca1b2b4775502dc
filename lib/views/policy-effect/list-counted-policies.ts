import { carries } from '@/lib/policy/bundle-names';

/**
 * The policies whose decisions an activation of a name concerns: its own where it decides, else those that it
 * carries as a bundle. `deciding` are the names that ever decided.
 */
export const listCountedPolicies = (name: string, deciding: readonly string[]): string[] =>
  deciding.includes(name) ? [name] : deciding.filter((policy) => carries(name, policy));
