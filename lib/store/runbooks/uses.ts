import { z } from 'zod';
import { tickSchema } from '@/lib/domain/read-models/runbooks';
import type { RunbookUse } from '../generated/client';
import { getPrisma } from '../database';
import { mayKnow } from '../incidents/incident-columns';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';
import type { Transaction } from '../transaction';

/** What somebody works on along a runbook: one of both. */
export type UseOf = { incidentId?: string; alertId?: string };

/** The use of a runbook in an incident or for an alert, or null. */
export const findRunbookUse = (
  slug: string,
  { incidentId, alertId }: UseOf,
  client: Transaction = getPrisma(),
): Promise<RunbookUse | null> =>
  client.runbookUse.findFirst({
    where: { slug, ...(incidentId === undefined ? { alertId } : { incidentId }) },
  });

/** Begins to use a runbook, with a version of it. */
export async function insertRunbookUse(tx: Transaction, use: RunbookUse): Promise<void> {
  await tx.runbookUse.create({ data: use });
}

/** The steps that are done in a use, the first first. */
export const listTicks = (useId: string): Promise<z.infer<typeof tickSchema>[]> =>
  queryRows(
    tickSchema,
    sql`SELECT t.step_id AS "stepId", ${timeText('t.at')} AS at, t.by FROM runbook_tick t
        WHERE t.use_id = ${useId}::uuid ORDER BY t.at, t.step_id`,
  );

/** Ticks a step; false where it was ticked already. */
export async function insertTick(
  tx: Transaction,
  tick: { useId: string; stepId: string; at: Date; by: string },
): Promise<boolean> {
  const { count } = await tx.runbookTick.createMany({ data: [tick], skipDuplicates: true });
  return count > 0;
}

/** Takes a tick back; false where there was none. */
export async function deleteTick(tx: Transaction, useId: string, stepId: string): Promise<boolean> {
  const { count } = await tx.runbookTick.deleteMany({ where: { useId, stepId } });
  return count > 0;
}

const useSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  incidentId: z.string().nullable(),
  alertId: z.string().nullable(),
  startedAt: z.string(),
  startedBy: z.string(),
  done: z.number().int(),
  /** Of the version that was used. */
  text: z.string(),
});

/**
 * The newest uses of a runbook, and how many there are: of incidents and alerts that a reader of these zones may know of;
 * null is every zone.
 */
export async function listRunbookUses(
  slug: string,
  zones: readonly string[] | null,
  limit: number,
): Promise<{ items: z.infer<typeof useSchema>[]; total: number }> {
  const rows = await queryRows(
    useSchema.extend({ total: z.number().int() }),
    sql`SELECT u.id, u.version, u.incident_id AS "incidentId", u.alert_id AS "alertId",
          ${timeText('u.started_at')} AS "startedAt", u.started_by AS "startedBy", v.text,
          (SELECT count(*)::int FROM runbook_tick t WHERE t.use_id = u.id) AS done, (count(*) OVER ())::int AS total
        FROM runbook_use u JOIN runbook_version v ON v.slug = u.slug AND v.version = u.version
        WHERE u.slug = ${slug} AND (${zones === null}
          OR EXISTS (SELECT FROM incident i WHERE i.id = u.incident_id AND ${mayKnow(zones)})
          OR EXISTS (SELECT FROM alert a WHERE a.id = u.alert_id AND a.zone = ANY(${zones}::text[])))
        ORDER BY u.started_at DESC, u.id DESC LIMIT ${limit}`,
  );
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}
