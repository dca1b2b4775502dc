import type { Access, Scalar } from '../access';
import { splitPath } from '../generalise-paths';
import { writeEntity } from './cedar-text';
import type { CedarRequest } from './cedar-request';
import { writeTarget } from './cedar-target';

const NAME = /^[A-Za-z_]\w*$/;
const RESERVED = new Set(['true', 'false', 'if', 'then', 'else', 'in', 'is', 'like', 'has']);

/**
 * A request to Cedar as an access. Where the context has a path (a text that begins with `/`), that is what
 * varies within the resource; else the id of the resource within its type.
 */
export function shapeCedar(request: CedarRequest): Access {
  const context = flatten(request.context);
  const pathAt = Object.keys(context)
    .toSorted((one, other) => Number(other === 'path') - Number(one === 'path') || (one < other ? -1 : 1))
    .find((name) => typeof context[name] === 'string' && context[name].startsWith('/'));
  const { [pathAt ?? '']: path, ...rest } = context;
  const who = {
    principal: writeEntity(request.principal),
    action: writeEntity(request.action),
    context: rest,
  };
  return pathAt === undefined
    ? { ...who, target: writeTarget({ type: request.resource.type }), path: [request.resource.id] }
    : {
        ...who,
        target: writeTarget({ entity: writeEntity(request.resource), pathAt }),
        path: splitPath(path as string),
      };
}

/** Scalars by dotted name; names that Cedar would have to quote, lists and fractions are left out. */
function flatten(record: Record<string, unknown>, prefix = ''): Record<string, Scalar> {
  return Object.assign(
    {},
    ...Object.entries(record).map(([name, value]) => {
      if (!NAME.test(name) || RESERVED.has(name)) return {};
      if (typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value))
        return { [prefix + name]: value as Scalar };
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return flatten(value as Record<string, unknown>, `${prefix}${name}.`);
      return {};
    }),
  ) as Record<string, Scalar>;
}
