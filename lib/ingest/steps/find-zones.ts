import type { TrustPlacer } from '@/lib/domain/trust-rules/compile-trust-rules';
import type { Event } from '@/lib/domain/event';
import { UNZONED } from '@/lib/domain/kinds';
import type { Micros } from '@/lib/domain/timestamp';

export type ZoneContext = {
  trustRules: TrustPlacer;
  /** The zone of a service at a time, from the inventory; null when it has none. */
  findZone: (service: string, at: Micros) => string | null;
};

/** What the columns of an event's kind say about its place. */
export type PlaceColumns = {
  service?: string | null;
  zone?: string | null;
  principal?: string | null;
  subject?: string | null;
  targetService?: string | null;
  targetZone?: string | null;
};

export type FoundZones = {
  zone: string;
  targetZone: string | null;
  /** The place of the trust rule that gave the zone (from 0), null when another did. */
  rule: number | null;
};

/**
 * The zones of an event. Who says it first decides: the event itself, the trust rules in their order, the
 * inventory at the event's time; else it is unzoned. Of a target only the name is known: rules of service
 * names and the inventory place it.
 */
export function findZones(
  event: Event,
  columns: PlaceColumns,
  occurredAt: Micros,
  { trustRules, findZone }: ZoneContext,
): FoundZones {
  const service = event.service ?? columns.service ?? null;
  const { targetService } = columns;
  const target = columns.targetZone ?? null;
  const targetZone =
    target ??
    (targetService
      ? (trustRules.ofService(targetService)?.zone ?? findZone(targetService, occurredAt))
      : null);
  const own = event.zone ?? columns.zone;
  if (own) return { zone: own, targetZone, rule: null };
  const placed = trustRules.ofEvent({
    labels: event.labels,
    service,
    environment: event.environment ?? null,
    identities: [event.principal ?? columns.principal, columns.subject],
  });
  if (placed) return { zone: placed.zone, targetZone, rule: placed.rule };
  return { zone: (service ? findZone(service, occurredAt) : null) ?? UNZONED, targetZone, rule: null };
}
