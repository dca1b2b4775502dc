import { z } from 'zod';
import type { Service } from '@/lib/domain/inventory';
import { queryRows, sql } from '../query';

const rowSchema = z.object({
  name: z.string(),
  zone: z.string().nullable(),
  owner: z.string().nullable(),
  environments: z.array(z.string()),
  description: z.string().nullable(),
});

/**
 * Every service that was in the inventory at a time, with the zone that it had then, in order of name. Only
 * zones have a history: owner, environments and description are those of now, and empty for what is gone since.
 */
export const listServicesAt = (at: Date): Promise<Service[]> =>
  queryRows(
    rowSchema,
    sql`SELECT m.service_name AS name, m.zone_slug AS zone, s.owner, coalesce(s.environments, '{}') AS environments,
          s.description
        FROM zone_membership m LEFT JOIN service s ON s.name = m.service_name
        WHERE m.valid_from <= ${at} AND (m.valid_to IS NULL OR m.valid_to > ${at})
        ORDER BY m.service_name`,
  );
