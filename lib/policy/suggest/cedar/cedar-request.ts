import type { EventFacts } from '../event-facts';

export type EntityUid = { type: string; id: string };
/** What Cedar is asked, in its own JSON. */
export type CedarRequest = {
  principal: EntityUid;
  action: EntityUid;
  resource: EntityUid;
  context: Record<string, unknown>;
  /** What the source told of entities: their attributes and parents. */
  entities: readonly { uid: EntityUid; attrs: Record<string, unknown>; parents: EntityUid[] }[];
};

const ENTITY = /^([A-Za-z_]\w*(?:::[A-Za-z_]\w*)*)::("(?:[^"\\]|\\.)*")$/s;

/** An entity as Cedar's JSON or its text has it, such as `User::"alice"`; null for anything else. */
export function readEntity(value: unknown): EntityUid | null {
  if (typeof value === 'string') {
    const [, type, quoted] = ENTITY.exec(value.trim()) ?? [];
    if (!type || !quoted) return null;
    const id = unquote(quoted);
    return id === null ? null : { type, id };
  }
  if (typeof value !== 'object' || value === null) return null;
  const {
    __entity: inner,
    type,
    id,
    entityType,
    entityId,
    actionType,
    actionId,
  } = value as Record<string, unknown>;
  if (inner !== undefined) return typeof inner === 'object' ? readEntity(inner) : null;
  const [name, key] = [type ?? entityType ?? actionType, id ?? entityId ?? actionId];
  if (typeof name !== 'string' || typeof key !== 'string') return null;
  return /^[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*$/.test(name) ? { type: name, id: key } : null;
}

function unquote(quoted: string): string | null {
  try {
    return JSON.parse(
      quoted.replace(/\\u\{([0-9a-fA-F]{1,4})\}/g, (_, hex: string) => `\\u${hex.padStart(4, '0')}`),
    ) as string;
  } catch {
    return null;
  }
}

/**
 * The request that Cedar is asked for a decision: its own where the source tells the input, else made of the
 * event's fields as `FIELDS_MAPPING` says. Null where the source did not report who asked for what.
 */
export function readCedarRequest(event: EventFacts): CedarRequest | null {
  const input = isRecord(event.input) ? event.input : {};
  const own = [input.principal, input.action, input.resource].map(readEntity);
  if (own.every((each) => each !== null)) {
    const [principal, action, resource] = own as [EntityUid, EntityUid, EntityUid];
    return {
      principal,
      action,
      resource,
      context: isRecord(input.context) ? keepStorable(input.context) : {},
      entities: readEntities(input.entities),
    };
  }
  const { principal, action, resource, targetService, service } = event;
  if (principal === null || action === null || resource === null) return null;
  const entity = readEntity(resource);
  const place = targetService ?? service;
  return {
    principal: readEntity(principal) ?? { type: 'Principal', id: principal },
    action: readEntity(action) ?? { type: 'Action', id: action },
    resource:
      entity ?? (place === null ? { type: 'Resource', id: resource } : { type: 'Service', id: place }),
    context: {
      ...(entity === null && place !== null && { path: resource }),
      ...(isRecord(event.input) && { input: keepStorable(event.input) }),
    },
    entities: [],
  };
}

function readEntities(value: unknown): CedarRequest['entities'] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown) => {
    if (!isRecord(each)) return [];
    const uid = readEntity(each.uid);
    if (!uid) return [];
    const parents = (Array.isArray(each.parents) ? each.parents : []).flatMap((one) => readEntity(one) ?? []);
    return { uid, attrs: isRecord(each.attrs) ? keepStorable(each.attrs) : {}, parents };
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Cedar knows no null and no fractions: what it cannot hold is left out. */
function keepStorable(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const kept = storable(value);
      return kept === undefined || name.startsWith('__') ? [] : [[name, kept]];
    }),
  );
}

function storable(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (Array.isArray(value)) return value.map(storable).filter((each) => each !== undefined);
  return isRecord(value) ? keepStorable(value) : undefined;
}
