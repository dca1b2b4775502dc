import { z } from 'zod';
import { JUDGEMENTS } from '@/lib/domain/verdict';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const reportSchema = z.object({
  verdictId: z.string(),
  service: z.string(),
  policy: z.string(),
  zone: z.string(),
  judgement: z.enum(JUDGEMENTS),
  reviewerId: z.string(),
  reviewerName: z.string(),
  createdAt: z.string(),
});
/** An answer to "was this right?" about a group of denials. */
export type Report = z.infer<typeof reportSchema>;

/** The last standing answer about each group (service, policy, zone; '' is not reported) of a window. */
export const listReports = (window: Window, zones: readonly string[] | null): Promise<Report[]> =>
  queryRows(
    reportSchema,
    sql`SELECT DISTINCT ON (coalesce(v.service, ''), v.policy, v.zone)
          v.id AS "verdictId", coalesce(v.service, '') AS service, v.policy, v.zone, v.judgement,
          v.reviewer_id AS "reviewerId", v.reviewer_name AS "reviewerName",
          ${microsText('v.created_at')} AS "createdAt"
        FROM verdict v
        WHERE v.undone_at IS NULL AND v.origin = 'on-call'
          AND v.occurred_at >= ${window.from} AND v.occurred_at < ${window.to}
          AND (${zones}::text[] IS NULL OR v.zone = ANY(${zones}))
        ORDER BY coalesce(v.service, ''), v.policy, v.zone, v.created_at DESC`,
  );
