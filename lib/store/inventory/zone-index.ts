import { z } from 'zod';
import { parseMicros, type Micros } from '@/lib/domain/timestamp';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

/** The zone of a service at a time; null when the inventory has none for it. */
export type ZoneIndex = (service: string, at: Micros) => string | null;

type Membership = { from: Micros; to: Micros; zone: string | null };

const membershipSchema = z.object({
  service: z.string(),
  zone: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
});

/** Reads every zone membership into an index that answers without the database. */
export async function loadZoneIndex(): Promise<ZoneIndex> {
  const rows = await queryRows(
    membershipSchema,
    sql`SELECT service_name AS service, zone_slug AS zone,
          ${microsText('valid_from')} AS from,
          ${microsText('valid_to')} AS to
        FROM zone_membership`,
  );
  const index = new Map<string, Membership[]>();
  for (const row of rows) {
    const membership = {
      from: parseMicros(row.from),
      to: row.to ? parseMicros(row.to) : Infinity,
      zone: row.zone,
    };
    index.set(row.service, [...(index.get(row.service) ?? []), membership]);
  }
  return (service, at) => index.get(service)?.find(({ from, to }) => from <= at && at < to)?.zone ?? null;
}
