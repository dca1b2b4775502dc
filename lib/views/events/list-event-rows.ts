import { confineToZones } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { EventFilter, Page } from '@/lib/domain/filters';
import type { List } from '@/lib/domain/read-models/common';
import type { EventRow } from '@/lib/domain/read-models/events';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { countEvents } from '@/lib/store/events/count-events';
import type { EventConditions } from '@/lib/store/events/event-conditions';
import { listEvents, type EventOrder } from '@/lib/store/events/list-events';

/** A page of events with the exact total. Needs events:read. */
export async function listEventRows(
  actor: Actor,
  filter: EventFilter & Page & { order: EventOrder },
  now: Date,
): Promise<List<EventRow>> {
  requirePermission(actor, 'events:read');
  const { from, to, limit, cursor, order, ...fields } = filter;
  const conditions: EventConditions = {
    ...fields,
    window: resolveWindow({ from, to }, now),
    zones: confineToZones(actor, filter.zone),
  };
  const [page, total] = await Promise.all([
    listEvents(conditions, { limit, cursor, order }),
    countEvents(conditions),
  ]);
  return { ...page, total };
}

/** A page of denials: decisions whose outcome is deny. */
export const listDenials = (
  actor: Actor,
  filter: EventFilter & Page & { order: EventOrder },
  now: Date,
): Promise<List<EventRow>> =>
  listEventRows(actor, { ...filter, kind: 'decision', outcome: filter.outcome ?? 'deny' }, now);
