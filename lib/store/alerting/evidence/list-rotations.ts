import { z } from 'zod';
import { UNZONED } from '@/lib/domain/kinds';
import { queryRows, sql } from '../../query';
import { epochMs } from '../../epoch-ms';

const rotationSchema = z.object({
  eventId: z.string(),
  atMs: z.number(),
  /** Null where the marker names none: it may be about any. */
  zone: z.string().nullable(),
  environment: z.string().nullable(),
  service: z.string().nullable(),
  message: z.string().nullable(),
});

/** A marker of a rotation of keys, secrets or certificates; `atMs` in milliseconds since 1970. */
export type Rotation = z.infer<typeof rotationSchema>;

/** The rotations of [fromMs, toMs), oldest first. */
export const listRotations = (fromMs: number, toMs: number): Promise<Rotation[]> =>
  queryRows(
    rotationSchema,
    sql`SELECT event_id AS "eventId", ${epochMs('occurred_at')} AS "atMs",
          nullif(zone, ${UNZONED}) AS zone, environment, service, message
        FROM change WHERE type = 'rotation' AND occurred_at >= ${new Date(fromMs)} AND occurred_at < ${new Date(toMs)}
        ORDER BY occurred_at, event_id`,
  );
