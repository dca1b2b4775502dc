import type { CedarValueJson, Context, EntityJson, TypeAndId } from '@cedar-policy/cedar-wasm/nodejs';

/** A request to Cedar; null where the decision does not say its context or entities. */
export type CedarRequest = {
  principal: TypeAndId;
  action: TypeAndId;
  resource: TypeAndId;
  context: Context | null;
  entities: EntityJson[] | null;
};

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads an input as a request to Cedar; the name of what is no such thing where it is none. */
export function readRequest(input: unknown): CedarRequest | { missing: string } {
  if (!isFields(input)) return { missing: 'an object with principal, action and resource' };
  const principal = readUid(input.principal);
  if (!principal) return { missing: 'principal, as an entity of Cedar' };
  const action = readUid(input.action);
  if (!action) return { missing: 'action, as an entity of Cedar' };
  const resource = readUid(input.resource);
  if (!resource) return { missing: 'resource, as an entity of Cedar' };
  const { context, entities } = input;
  if (context !== undefined && context !== null && !isFields(context))
    return { missing: 'context, as an object' };
  const read = entities === undefined || entities === null ? null : readEntities(entities);
  if (read === 'unreadable') return { missing: 'entities, as a list of uid, attrs and parents' };
  return {
    principal,
    action,
    resource,
    context: (context as Context | null | undefined) ?? null,
    entities: read,
  };
}

/** `User::"alice"`, `{type, id}`, `{__entity}` or Verified Permissions' `{entityType, entityId}`; null for others. */
function readUid(value: unknown): TypeAndId | null {
  if (typeof value === 'string') return parseUid(value);
  if (!isFields(value)) return null;
  if (isFields(value.__entity)) return readUid({ ...value.__entity, __entity: undefined });
  const type = value.type ?? value.entityType ?? value.actionType;
  const id = value.id ?? value.entityId ?? value.actionId;
  return typeof type === 'string' && typeof id === 'string' ? { type, id } : null;
}

function parseUid(text: string): TypeAndId | null {
  const found = /^([A-Za-z_][\w:]*)::("(?:[^"\\]|\\.)*")$/s.exec(text.trim());
  if (!found) return null;
  try {
    return { type: found[1]!, id: JSON.parse(found[2]!) as string };
  } catch {
    return null;
  }
}

function readEntities(value: unknown): EntityJson[] | 'unreadable' {
  if (!Array.isArray(value)) return 'unreadable';
  const entities: EntityJson[] = [];
  for (const one of value) {
    if (!isFields(one)) return 'unreadable';
    const uid = readUid(one.uid);
    const parents = (Array.isArray(one.parents) ? one.parents : []).map(readUid);
    if (!uid || parents.includes(null)) return 'unreadable';
    entities.push({
      uid,
      attrs: (isFields(one.attrs) ? one.attrs : {}) as Record<string, CedarValueJson>,
      parents: parents as TypeAndId[],
      ...(isFields(one.tags) && { tags: one.tags as Record<string, CedarValueJson> }),
    });
  }
  return entities;
}
