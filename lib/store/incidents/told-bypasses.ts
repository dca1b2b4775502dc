import { z } from 'zod';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';

const bypassSchema = z.object({
  id: z.string(),
  policy: z.string(),
  environment: z.string().nullable(),
  justification: z.string(),
  takenBy: z.string(),
  takenAt: z.date(),
  expiresAt: z.date(),
  isWarnedOf: z.boolean(),
  incident: z.object({
    number: z.number(),
    title: z.string(),
    isDrill: z.boolean(),
    /** The zone that all of it lies in; null where it touches several, or the whole estate. */
    zone: z.string().nullable(),
  }),
});
/** A bypass that nobody has ended, with the incident that it belongs to. */
export type OpenBypass = z.infer<typeof bypassSchema>;

/** The bypasses that nobody has ended and that run out until `until`, of which that they ran out is not told yet. */
export const listOpenBypasses = (until: Date): Promise<OpenBypass[]> =>
  queryRows(
    bypassSchema,
    sql`SELECT m.id, m.policy, m.environment, m.justification, m.taken_by AS "takenBy", m.taken_at AS "takenAt",
          m.expires_at AS "expiresAt", m.warning_id IS NOT NULL AS "isWarnedOf",
          json_build_object('number', i.number, 'title', i.title, 'isDrill', i.is_drill, 'zone',
            CASE WHEN cardinality(i.zones) = 1 AND NOT EXISTS (
              SELECT 1 FROM alert a WHERE a.incident_id = i.id AND a.zone IS DISTINCT FROM i.zones[1]) THEN i.zones[1] END) AS incident
        FROM incident_measure m JOIN incident i ON i.id = m.incident_id
        WHERE m.kind = 'bypass' AND m.ended_at IS NULL AND m.expires_at <= ${until} AND m.expiry_message_id IS NULL
        ORDER BY m.expires_at, m.id`,
  );

/**
 * Notes the message that tells that a bypass runs out, or that it ran out; false where that was told before, or somebody has
 * ended the bypass meanwhile.
 */
export async function markBypassTold(
  tx: Transaction,
  id: string,
  mark: { warningId: string } | { expiryMessageId: string },
): Promise<boolean> {
  const isNews = 'warningId' in mark ? { warningId: null } : { expiryMessageId: null };
  const { count } = await tx.incidentMeasure.updateMany({
    where: { id, endedAt: null, ...isNews },
    data: mark,
  });
  return count === 1;
}

/** The zones of the incident whose bypass a message tells of, and who responds to it; null where there is none. */
export async function findIncidentOfBypass(
  tx: Transaction,
  messageId: string,
): Promise<{ zones: string[]; responder: string | null } | null> {
  const measure = await tx.incidentMeasure.findFirst({
    where: { OR: [{ warningId: messageId }, { expiryMessageId: messageId }] },
    select: { incident: { select: { zones: true, responder: true } } },
  });
  return measure?.incident ?? null;
}
