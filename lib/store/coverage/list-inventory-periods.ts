import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';

const periodSchema = z.object({
  service: z.string(),
  from: z.number(),
  to: z.number().nullable(),
});

/** A stretch of time in which a service belonged to the inventory: milliseconds since 1970, [from, to). */
export type InventoryPeriod = z.infer<typeof periodSchema>;

type Scope = { zone?: string; service?: string; environment?: string; zones?: readonly string[] | null };

/**
 * When which services of a scope were in the inventory, as it was at that time. Which environments a
 * service runs in is known as of now only.
 */
export function listInventoryPeriods(window: Window, scope: Scope): Promise<InventoryPeriod[]> {
  const { zone = null, service = null, environment = null, zones = null } = scope;
  return queryRows(
    periodSchema,
    sql`SELECT m.service_name AS service, extract(epoch FROM m.valid_from)::float8 * 1000 AS "from",
          extract(epoch FROM m.valid_to)::float8 * 1000 AS "to"
        FROM zone_membership m LEFT JOIN service s ON s.name = m.service_name
        WHERE m.valid_from < ${window.to} AND (m.valid_to IS NULL OR m.valid_to > ${window.from})
          AND (${zone}::text IS NULL OR coalesce(m.zone_slug, 'unzoned') = ${zone})
          AND (${service}::text IS NULL OR m.service_name = ${service})
          AND (${environment}::text IS NULL OR ${environment} = ANY(s.environments))
          AND (${zones}::text[] IS NULL OR m.zone_slug = ANY(${zones}::text[]))`,
  );
}
