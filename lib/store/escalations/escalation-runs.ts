import { ESCALATION_ENDS, type EscalationEnd } from '@/lib/domain/alerting/escalation';
import { z } from 'zod';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

const runSchema = z.object({
  id: z.string(),
  groupId: z.string(),
  escalationId: z.string(),
  escalationName: z.string(),
  /** The next step and round, from 0. */
  step: z.number(),
  round: z.number(),
  startedAt: z.date(),
  nextAt: z.date(),
  endedAt: z.date().nullable(),
  endedReason: z.enum(ESCALATION_ENDS).nullable(),
});
export type EscalationRunRecord = z.infer<typeof runSchema>;

/** Starts a run, unless one of the same policy is open for the group. */
export async function startRun(
  tx: Transaction,
  run: Omit<EscalationRunRecord, 'endedAt' | 'endedReason'>,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO escalation_run (id, group_id, escalation_id, escalation_name, step, round, started_at, next_at)
    VALUES (${run.id}::uuid, ${run.groupId}::uuid, ${run.escalationId}::uuid, ${run.escalationName}, ${run.step},
      ${run.round}, ${run.startedAt}::timestamptz, ${run.nextAt}::timestamptz)
    ON CONFLICT (group_id, escalation_id) WHERE ended_at IS NULL DO NOTHING`;
}

/** The runs of a group of alerts, last started first. */
export async function listRunsOf(
  groupId: string,
  client: Transaction = getPrisma(),
): Promise<EscalationRunRecord[]> {
  const rows = await client.escalationRun.findMany({
    where: { groupId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => runSchema.parse(row));
}

/** The runs that are open, those whose next step is due first first. */
export async function listOpenRuns(limit: number): Promise<EscalationRunRecord[]> {
  const rows = await getPrisma().escalationRun.findMany({
    where: { endedAt: null },
    orderBy: [{ nextAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map((row) => runSchema.parse(row));
}

/** An open run, which nobody else moves until the transaction ends; null where it ended or another process has it. */
export async function lockOpenRun(tx: Transaction, id: string): Promise<EscalationRunRecord | null> {
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM escalation_run WHERE id = ${id}::uuid AND ended_at IS NULL FOR UPDATE SKIP LOCKED`;
  if (locked.length === 0) return null;
  return runSchema.parse(await tx.escalationRun.findUnique({ where: { id } }));
}

/** Ends a run. */
export async function endRun(tx: Transaction, id: string, reason: EscalationEnd, at: Date): Promise<void> {
  await tx.escalationRun.update({ where: { id }, data: { endedAt: at, endedReason: reason } });
}

/** Moves a run to its next place. */
export async function moveRun(
  tx: Transaction,
  id: string,
  place: { step: number; round: number; nextAt: Date },
): Promise<void> {
  await tx.escalationRun.update({ where: { id }, data: place });
}

/**
 * Lets the runs go on that ended because somebody acknowledged or something hid the alerts, and where a paging alert waits
 * for somebody again: its acknowledgement was taken back, or nothing hides it any more. They wait anew, from `now` on, for
 * the step that came next. Returns their ids.
 */
export async function reopenRuns(now: Date): Promise<string[]> {
  const rows = await getPrisma().$queryRaw<{ id: string }[]>`
    UPDATE escalation_run r SET ended_at = NULL, ended_reason = NULL,
      next_at = ${now}::timestamptz + make_interval(mins => coalesce(
        (e.steps -> r.step ->> 'afterMinutes')::int, e.repeat_after_minutes))
    FROM escalation e
    WHERE e.id = r.escalation_id AND r.ended_reason IN ('acknowledged', 'suppressed')
      AND EXISTS (SELECT 1 FROM alert a WHERE a.group_id = r.group_id AND a.severity = 'page'
        AND a.state IN ('firing', 'flapping', 'no-data') AND a.opened_at <= r.ended_at)
      AND NOT EXISTS (SELECT 1 FROM escalation_run o WHERE o.group_id = r.group_id
        AND o.escalation_id = r.escalation_id AND o.id <> r.id
        AND (o.ended_at IS NULL OR o.started_at >= r.started_at))
    RETURNING r.id`;
  return rows.map(({ id }) => id);
}
