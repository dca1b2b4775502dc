import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Silence, SilenceInput } from '@/lib/domain/alerting/silence';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { saveSilence } from '@/lib/store/silences/save-silence';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { confineSilence } from './confine-silence';
import { requireValidSilence } from './require-valid-silence';

/**
 * Makes a silence or a maintenance window. It hides nothing of the past: one that was to begin before now begins now.
 * Needs alerts:write.
 */
export async function addSilence(
  actor: Actor,
  input: SilenceInput,
  { now, newId, from }: Occasion,
): Promise<Silence> {
  requirePermission(actor, 'alerts:write');
  const given = requireValidSilence(input, now);
  confineSilence(actor, given.matchers);
  const at = now.toISOString();
  const silence: Silence = {
    ...given,
    startsAt: given.startsAt < at ? at : given.startsAt,
    id: newId(),
    createdAt: at,
    createdBy: actor.name,
    updatedAt: at,
    updatedBy: actor.name,
    revision: 1,
    endedAt: null,
    endedBy: null,
    replaces: null,
    warnedAt: null,
  };
  await withTransaction(async (tx) => {
    await saveSilence(tx, silence);
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'silence.added',
      targets: [targetOf(silence)],
      context: from,
      changes: compareFields(null, silence),
    });
    await announceAlerts(tx, now);
  });
  return silence;
}

/** A silence as the target of an audit entry. */
export const targetOf = ({ id, reason }: Silence) => ({ type: 'silence', id, name: reason.slice(0, 200) });
