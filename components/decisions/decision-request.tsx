import { NotReported } from '@/components/values/not-reported';
import type { EventRow } from '@/lib/domain/read-models/events';

type Facts = Pick<EventRow, 'action' | 'resource' | 'targetService' | 'targetZone' | 'service' | 'zone'>;

/** What was asked for, as one text: "GET /cards on vault (zone core)". Null when nothing was reported. */
export function describeRequest({ action, resource, targetService, targetZone, zone }: Facts): string | null {
  const request = [action, resource].filter(Boolean).join(' ');
  const target = describeTarget({ targetService, targetZone, zone });
  if (!request && !target) return null;
  return [request || null, target && `on ${target}`].filter(Boolean).join(' ');
}

/** The other side; its zone only where it is another one. */
export function describeTarget({
  targetService,
  targetZone,
  zone,
}: Pick<Facts, 'targetService' | 'targetZone' | 'zone'>): string | null {
  const isElsewhere = targetZone !== null && targetZone !== zone;
  if (targetService === null) return isElsewhere ? `zone ${targetZone}` : null;
  return isElsewhere ? `${targetService} (zone ${targetZone})` : targetService;
}

/** The request of a decision in a cell. */
export function DecisionRequest({ row }: { row: Facts }) {
  const text = describeRequest(row);
  return text ? <span className="[overflow-wrap:anywhere]">{text}</span> : <NotReported />;
}
