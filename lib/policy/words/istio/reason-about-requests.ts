import type { Reasoning } from '../logic/implies';
import { liesWithin, parseAddressRange } from '../network/address-range';
import type { RequestLiteral } from './read-authorization-policy';

const ADDRESSES = new Set([
  'source.ipBlocks',
  'source.remoteIpBlocks',
  'source.ip',
  'remote.ip',
  'destination.ip',
]);

/** Which values of a field include others, as Istio matches them: exactly, by prefix, by suffix, or any. */
export const requestReasoning: Reasoning<RequestLiteral> = {
  literalImplies(one, goal) {
    if (one.field !== goal.field) return false;
    if (one.isNot && goal.isNot) return includes(one.field, one.value, goal.value);
    return !one.isNot && !goal.isNot && includes(one.field, goal.value, one.value);
  },
};

/** Whether everything that the narrow value matches is matched by the wide one. */
function includes(field: string, wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  if (ADDRESSES.has(field)) {
    const [outer, inner] = [parseAddressRange(wide), parseAddressRange(narrow)];
    return outer !== null && inner !== null && liesWithin(inner, outer);
  }
  // Templates of paths such as /a/{*} match by segments: only equal ones are compared.
  if (wide.includes('{') || narrow.includes('{')) return false;
  const [core, innerCore] = [wide.replace(/^\*|\*$/g, ''), narrow.replace(/^\*|\*$/g, '')];
  // What a star stands for inside of a value is not defined: it counts as itself, in equal ones only.
  if (core.includes('*') || innerCore.includes('*') || (wide.length > 1 && /^\*.*\*$/.test(wide)))
    return false;
  if (wide === '*') return narrow !== '';
  if (wide.endsWith('*')) return !narrow.startsWith('*') && narrow.startsWith(core);
  if (wide.startsWith('*')) return !narrow.endsWith('*') && narrow.endsWith(core);
  return false;
}
