import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { TickInput } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { listBlocks } from '@/lib/runbooks/list-blocks';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { findAlert } from '@/lib/store/alerting/find-alert';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findIncident } from '@/lib/store/incidents/find-incident';
import { findRunbookVersion } from '@/lib/store/runbooks/find-runbook';
import { deleteTick, findRunbookUse, insertRunbookUse, insertTick } from '@/lib/store/runbooks/uses';
import { lockRunbooks, readRunbookRow } from '@/lib/store/runbooks/write-runbook';
import { withTransaction } from '@/lib/store/transaction';

/**
 * Ticks a step of a runbook in an incident or for an alert, or takes the tick back. The first tick begins the use, with the
 * version in force. Ticking what is ticked changes nothing. Throws `not-found` for a runbook, step, incident or alert that
 * is not there. Needs runbooks:write.
 */
export async function tickStep(
  actor: Actor,
  slug: string,
  { stepId, isDone, incidentId, alertId }: TickInput,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'runbooks:write');
  const about = await requireOccasion(actor, { incidentId, alertId }, now);
  await withTransaction(async (tx) => {
    await lockRunbooks(tx);
    const row = await readRunbookRow(tx, slug);
    let use = await findRunbookUse(slug, { incidentId, alertId }, tx);
    if (!row || (row.removedAt !== null && !use))
      throw new GatehouseError('not-found', `There is no runbook ${slug}.`);
    const version = use?.version ?? row.version;
    const step = await findStep(slug, version, stepId);
    if (!use) {
      if (!isDone) return;
      const began = { incidentId: incidentId ?? null, alertId: alertId ?? null };
      use = { id: newId(), slug, version, ...began, startedAt: now, startedBy: actor.name };
      await insertRunbookUse(tx, use);
    }
    const hasChanged = isDone
      ? await insertTick(tx, { useId: use.id, stepId, at: now, by: actor.name })
      : await deleteTick(tx, use.id, stepId);
    if (!hasChanged) return;
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: isDone ? 'runbook.step-ticked' : 'runbook.step-unticked',
      targets: [{ type: 'runbook', id: slug, name: row.title }, about],
      context: from,
      changes: { version, stepId, step },
    });
    await announceAlerts(tx, now);
  });
}

/** The incident or alert as a target of the entry. */
async function requireOccasion(
  actor: Actor,
  { incidentId, alertId }: Pick<TickInput, 'incidentId' | 'alertId'>,
  now: Date,
) {
  if (incidentId !== undefined) {
    const incident = await findIncident({ id: incidentId }, { zones: actor.zones, now });
    if (!incident) throw new GatehouseError('not-found', 'There is no such incident.');
    return { type: 'incident', id: incident.id, name: incident.title };
  }
  const alert = await findAlert(alertId!, actor.zones);
  if (!alert) throw new GatehouseError('not-found', 'There is no such alert.');
  return { type: 'alert', id: alert.id, name: alert.title };
}

/** The first line of a step's words. */
async function findStep(slug: string, version: number, stepId: string): Promise<string> {
  const { text } = (await findRunbookVersion(slug, version))!;
  const step = listBlocks(readRunbook(text).body).find(
    (block) => block.kind === 'step' && block.id === stepId,
  );
  if (!step) throw new GatehouseError('not-found', `Version ${version} of ${slug} has no step ${stepId}.`);
  return step.text.split('\n')[0]!;
}
