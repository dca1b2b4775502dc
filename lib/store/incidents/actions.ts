import { postmortemActionSchema, type PostmortemAction } from '@/lib/domain/read-models/incidents';
import { getPrisma } from '../database';
import type { PostmortemAction as Row } from '../generated/client';
import { allOf, queryRows, sql, type Sql } from '../query';
import { timeText } from '../time-text';
import type { Transaction } from '../transaction';
import { mayKnow } from './incident-columns';

/** Which actions: of an incident, or those that are open. `zones` confines the reader; null is every zone. */
export type ActionFilter = { incidentId?: string; isOpen?: boolean; zones: readonly string[] | null };

/** Actions of postmortems, open ones first, the first due first; at most 500. Overdue is as of `now`, by days of UTC. */
export function listActions(
  { incidentId, isOpen, zones }: ActionFilter,
  now: Date,
): Promise<PostmortemAction[]> {
  const conditions: Sql[] = [mayKnow(zones)];
  if (incidentId !== undefined) conditions.push(sql`p.incident_id = ${incidentId}::uuid`);
  if (isOpen !== undefined) conditions.push(sql`(p.done_at IS NULL) = ${isOpen}`);
  return queryRows(
    postmortemActionSchema,
    sql`SELECT p.id, p.incident_id AS "incidentId", i.number AS "incidentNumber", i.title AS "incidentTitle", p.text, p.owner,
          p.due_on::text AS "dueOn",
          p.done_at IS NULL AND p.due_on < (${now}::timestamptz AT TIME ZONE 'UTC')::date AS "isOverdue",
          ${timeText('p.created_at')} AS "createdAt", p.created_by AS "createdBy", ${timeText('p.done_at')} AS "doneAt",
          p.done_by AS "doneBy"
        FROM postmortem_action p JOIN incident i ON i.id = p.incident_id
        WHERE ${allOf(conditions)}
        ORDER BY p.done_at IS NOT NULL, p.due_on, p.created_at, p.id LIMIT 500`,
  );
}

/** Adds an action. */
export async function insertAction(tx: Transaction, action: Omit<Row, 'doneAt' | 'doneBy'>): Promise<void> {
  await tx.postmortemAction.create({ data: action });
}

/** An action, locked until the transaction ends; null without one. */
export async function lockAction(tx: Transaction, id: string): Promise<Row | null> {
  await tx.$queryRaw`SELECT 1 FROM postmortem_action WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.postmortemAction.findUnique({ where: { id } });
}

/** Changes an action. */
export async function updateAction(
  tx: Transaction,
  id: string,
  change: Partial<Pick<Row, 'text' | 'owner' | 'dueOn' | 'doneAt' | 'doneBy'>>,
): Promise<void> {
  await tx.postmortemAction.update({ where: { id }, data: change });
}

/** The incident of an action; null where there is no such action. */
export async function findActionIncident(id: string): Promise<string | null> {
  const action = await getPrisma().postmortemAction.findUnique({
    where: { id },
    select: { incidentId: true },
  });
  return action?.incidentId ?? null;
}
