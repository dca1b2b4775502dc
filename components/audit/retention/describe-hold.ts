import { formatAbsolute, type TimeZone } from '@/components/format/format-time';
import type { LegalHold } from '@/lib/domain/read-models/audit-retention';

/** What a legal hold covers, in words. */
export function describeHold(
  hold: Pick<LegalHold, 'zone' | 'actorRef' | 'actorId' | 'actorName' | 'target' | 'from' | 'to'>,
  zone: TimeZone,
): string {
  const time = (at: string) => formatAbsolute(new Date(at), zone);
  const parts = [
    hold.zone === null ? null : `of the zone ${hold.zone}`,
    hold.actorRef === null ? null : `done by ${hold.actorName ?? hold.actorId ?? hold.actorRef}`,
    hold.target === null ? null : `done to ${hold.target}`,
    hold.from === null ? null : `from ${time(hold.from)}`,
    hold.to === null ? null : `before ${time(hold.to)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Everything' : `Entries ${parts.join(', ')}`;
}
