import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { withTimeLimit } from '../denials/with-time-limit';
import { queryRows, sql } from '../query';
import { microsText } from '../time-text';

const LIMIT_MS = 1_500;

/** The rules that allowed decisions of a policy named in a window, with the last time; null when that takes too long. */
export const listAllowingRules = (
  policy: string,
  window: Window,
  zones: readonly string[] | null,
): Promise<{ rule: string; lastAt: string }[] | null> =>
  withTimeLimit(LIMIT_MS, (client) =>
    queryRows(
      z.object({ rule: z.string(), lastAt: z.string() }),
      sql`SELECT e.rule, ${microsText('max(e.occurred_at)')} AS "lastAt"
          FROM event e
          WHERE e.kind = 'decision' AND e.outcome = 'allow' AND e.policy = ${policy} AND e.rule IS NOT NULL
            AND e.occurred_at >= ${window.from} AND e.occurred_at < ${window.to}
            AND (${zones}::text[] IS NULL OR e.zone = ANY(${zones}))
          GROUP BY e.rule ORDER BY 2 DESC LIMIT 1000`,
      client,
    ),
  );
