import { z } from 'zod';
import { incidentMeasureSchema, type IncidentMeasure } from '@/lib/domain/read-models/incidents';
import { stateOfMeasure } from '@/lib/domain/incidents/measure';
import type { IncidentMeasure as Row } from '../generated/client';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';
import type { Transaction } from '../transaction';

const rowSchema = incidentMeasureSchema.omit({ state: true });

/**
 * The measures of an incident, the first taken first. A rollback is shown by the first event within a day from an hour before
 * it: that its policy was rolled back, or that the revision was activated, where it was to be.
 */
export async function listMeasures(incidentId: string, now: Date): Promise<IncidentMeasure[]> {
  const rows = await queryRows<z.ZodType<z.infer<typeof rowSchema>>>(
    rowSchema,
    sql`SELECT m.id, m.kind, m.policy, m.environment, m.from_revision AS "fromRevision", m.to_revision AS "toRevision",
          m.justification, ${timeText('m.taken_at')} AS "takenAt", m.taken_by AS "takenBy",
          ${timeText('m.expires_at')} AS "expiresAt", ${timeText('m.ended_at')} AS "endedAt", m.ended_by AS "endedBy",
          m.exception_id AS "exceptionId", ${timeText('m.recorded_at')} AS "recordedAt", m.recorded_by AS "recordedBy",
          (SELECT json_build_object('eventId', c.event_id, 'at', ${timeText('c.occurred_at')}, 'environment', c.environment)
            FROM change c
            WHERE m.kind = 'rollback' AND (c.policy = m.policy OR starts_with(m.policy, c.policy || '/'))
              AND (c.type = 'policy-activated' AND c.revision = m.to_revision OR c.type = 'policy-rolled-back'
                AND c.revision IN (m.from_revision, m.to_revision))
              AND (m.environment IS NULL OR c.environment IS NULL OR c.environment = m.environment)
              AND c.occurred_at BETWEEN m.taken_at - interval '1 hour' AND m.taken_at + interval '1 day'
            ORDER BY c.occurred_at LIMIT 1) AS "shownBy"
        FROM incident_measure m WHERE m.incident_id = ${incidentId}::uuid ORDER BY m.taken_at, m.id`,
  );
  return rows.map((row) => ({ ...row, state: stateOfMeasure(row, now.getTime()) }));
}

/** Adds a measure. */
export async function insertMeasure(
  tx: Transaction,
  measure: Omit<Row, 'endedAt' | 'endedBy' | 'warningId' | 'expiryMessageId'>,
): Promise<void> {
  await tx.incidentMeasure.create({ data: measure });
}

/** A measure of an incident, locked until the transaction ends; null without one. */
export async function lockMeasure(tx: Transaction, incidentId: string, id: string): Promise<Row | null> {
  await tx.$queryRaw`SELECT 1 FROM incident_measure WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.incidentMeasure.findUnique({ where: { id, incidentId } });
}

/** Notes that a bypass is closed. */
export async function endStoredMeasure(
  tx: Transaction,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await tx.incidentMeasure.update({ where: { id }, data: { endedAt: at, endedBy: by } });
}

/** How many bypasses of an incident nobody has ended. */
export const countOpenBypasses = (tx: Transaction, incidentId: string): Promise<number> =>
  tx.incidentMeasure.count({ where: { incidentId, kind: 'bypass', endedAt: null } });
