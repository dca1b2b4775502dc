import { z } from 'zod';
import type { Window } from '@/lib/domain/time-range';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';

const canarySchema = z.object({ sentAt: z.number(), visibleMs: z.number().nullable() });

/** A canary: when it was sent (milliseconds since 1970), and after how long it was seen; null where it was not. */
export type Canary = z.infer<typeof canarySchema>;

/** The canaries that were sent in a window, first to last. */
export const listCanaries = (window: Window): Promise<Canary[]> =>
  queryRows(
    canarySchema,
    sql`SELECT ${epochMs('sent_at')} AS "sentAt", visible_ms AS "visibleMs"
        FROM canary WHERE sent_at >= ${window.from} AND sent_at < ${window.to} ORDER BY canary.sent_at`,
  );
