/**
 * An entity of Cedar as its text, such as `User::"alice"`: it comes so, as `{type, id}`, as `{entityType,
 * entityId}` (Verified Permissions; of actions `actionType`, `actionId`) or within `__entity`. Of a list the
 * entities are named one after the other. Undefined when there is none.
 */
export function readEntity(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) {
    const names = value.flatMap((one) => (Array.isArray(one) ? [] : (readEntity(one) ?? [])));
    return names.join(', ') || undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entity = value as Record<string, unknown>;
  const type = entity.type ?? entity.entityType ?? entity.actionType;
  const id = entity.id ?? entity.entityId ?? entity.actionId;
  if (typeof type === 'string' && typeof id === 'string') return `${type}::${JSON.stringify(id)}`;
  const inner = entity.__entity;
  return typeof inner === 'object' && inner !== null && !('__entity' in inner)
    ? readEntity(inner)
    : undefined;
}
