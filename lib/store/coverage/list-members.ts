import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';

const memberSchema = z.object({
  service: z.string(),
  zone: z.string(),
  environments: z.array(z.string()),
  from: z.number(),
  to: z.number().nullable(),
});

/** A stretch of time in which a service belonged to a zone, or to none; milliseconds since 1970, [from, to). */
export type MemberPeriod = z.infer<typeof memberSchema>;

/** The services that were in the inventory within a window, by the zones that they had. Environments are those of now. */
export const listMembers = (window: Window): Promise<MemberPeriod[]> =>
  queryRows(
    memberSchema,
    sql`SELECT m.service_name AS service, coalesce(m.zone_slug, ${UNZONED}) AS zone,
          coalesce(s.environments, '{}') AS environments,
          ${epochMs('m.valid_from')} AS "from",
          ${epochMs('m.valid_to')} AS "to"
        FROM zone_membership m LEFT JOIN service s ON s.name = m.service_name
        WHERE m.valid_from < ${window.to} AND (m.valid_to IS NULL OR m.valid_to > ${window.from})
        ORDER BY m.service_name, m.valid_from`,
  );
