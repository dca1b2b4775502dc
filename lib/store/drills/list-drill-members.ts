import type { Window } from '@/lib/domain/time-range';
import type { MemberPeriod } from '../coverage/list-members';
import { z } from 'zod';
import { queryRows, sql } from '../query';

const memberSchema = z.object({
  service: z.string(),
  zone: z.string(),
  environments: z.array(z.string()),
  from: z.number(),
  to: z.number().nullable(),
});

/**
 * The services that drills within a window were heard of, as if they were in the inventory: a drill of lost telemetry needs
 * services that can fall silent, and the inventory is what coverage (M4) is counted by. Only who looks for drills asks.
 */
export const listDrillMembers = (window: Window): Promise<MemberPeriod[]> =>
  queryRows(
    memberSchema,
    sql`SELECT DISTINCT t.service, d.zone, ARRAY[t.environment] AS environments,
          (extract(epoch FROM d.started_at) * 1000)::float8 AS "from",
          (extract(epoch FROM d.ended_at) * 1000)::float8 AS "to"
        FROM drill d JOIN service_telemetry t
          ON t.environment = d.environment OR starts_with(t.environment, d.environment || '-')
        WHERE d.started_at < ${window.to} AND (d.ended_at IS NULL OR d.ended_at > ${window.from})
        ORDER BY t.service`,
  );
