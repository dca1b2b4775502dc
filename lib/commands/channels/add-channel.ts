import { randomBytes } from 'node:crypto';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { addChannelSchema, type AddChannelInput } from '@/lib/domain/alerting/channels/channel-input';
import { targetOf } from '@/lib/domain/alerting/channels/channel-target';
import type { AddedChannel } from '@/lib/domain/read-models/notification-channels';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertChannel } from '@/lib/store/notifications/change-channels';
import { withTransaction } from '@/lib/store/transaction';
import { requireFreeName } from './require-free-name';

/**
 * Adds a channel, which is on at once. Its secrets are stored encrypted and never shown again; what signs a webhook is made
 * where none is given, and returned this one time. Needs alerting:write. Throws `conflict` for a name that is taken.
 */
export async function addChannel(
  actor: Actor,
  input: AddChannelInput,
  { now, newId, from }: Occasion,
): Promise<AddedChannel> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const { kind, name, settings, secret: given } = addChannelSchema.parse(input);
  const made = given ? null : `whsec_${randomBytes(32).toString('base64')}`;
  const secret = given ?? { signingKey: made! };
  const id = newId();
  await withTransaction(async (tx) => {
    await requireFreeName(tx, name);
    await insertChannel(tx, { id, kind, name, settings, secret, createdBy: actor.name, now });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'channel.added',
      targets: [{ type: 'channel', id, name }],
      context: from,
      changes: { kind, settings, host: targetOf(kind, settings, secret)?.host ?? null },
    });
    await announceAlerts(tx, now);
  });
  return { id, signingKey: made };
}
