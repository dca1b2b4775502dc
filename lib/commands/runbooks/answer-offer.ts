import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import {
  digestText,
  insertRunbookVersion,
  lockRunbooks,
  updateRunbook,
} from '@/lib/store/runbooks/write-runbook';
import { withTransaction } from '@/lib/store/transaction';
import { noteWritten } from './note-written';
import { requireRunbook } from './require-runbook';

/**
 * Takes over the text that Gatehouse came with since, as a new version, or declines it until there is yet another one.
 * Throws `not-found`, and `conflict` where nothing is offered. Needs runbooks:write.
 */
export async function answerOffer(
  actor: Actor,
  slug: string,
  { accept }: { accept: boolean },
  occasion: Occasion,
): Promise<void> {
  requirePermission(actor, 'runbooks:write');
  requireEveryZone(actor);
  const { now, newId, from } = occasion;
  await withTransaction(async (tx) => {
    await lockRunbooks(tx);
    const { offered: text, title, version: before } = await requireRunbook(tx, slug);
    if (text === null)
      throw new GatehouseError('conflict', 'No other text is offered.', { remedy: 'Reload the page.' });
    if (accept) {
      const { body: _body, ...head } = readRunbook(text);
      const source = 'ready-made' as const;
      const version = await insertRunbookVersion(tx, { slug, text, head, source, at: now, by: actor.name });
      await noteWritten(tx, actor, { slug, title: head.title, version, text, source }, occasion);
    } else {
      const digest = digestText(text);
      await updateRunbook(tx, slug, { offered: null, readyMadeDigest: digest });
      await appendAuditEntry(tx, {
        id: newId(),
        occurredAt: now,
        actor,
        action: 'runbook.offer-declined',
        targets: [{ type: 'runbook', id: slug, name: title }],
        context: from,
        changes: { version: before, digest },
      });
    }
    await announceAlerts(tx, now);
  });
}
