import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { changeChannelSchema, type ChangeChannelInput } from '@/lib/domain/alerting/channels/channel-input';
import type { Actor } from '@/lib/domain/roles';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { updateChannel } from '@/lib/store/notifications/change-channels';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { getChannel } from './get-channel';
import { mergeChannel } from './merge-channel';
import { requireFreeName } from './require-free-name';

/**
 * Changes a channel, or pauses it and goes on with it; what waits for it is then tried at once. Secrets that are left out
 * stay, unless it leads to another host. Needs alerting:write. Throws `not-found`, `conflict` and `invalid-input`.
 */
export async function changeChannel(
  actor: Actor,
  channelId: string,
  input: ChangeChannelInput,
  { now, newId, from }: Occasion,
): Promise<void> {
  requirePermission(actor, 'alerting:write');
  requireEveryZone(actor);
  const change = changeChannelSchema.parse(input);
  const stored = await getChannel(channelId);
  const { id } = stored;
  const isEdited = change.settings !== undefined || change.secret !== undefined;
  const { settings, secret } = isEdited
    ? mergeChannel(stored, change)
    : { settings: stored.settings, secret: null };
  const after = {
    name: change.name ?? stored.name,
    isEnabled: change.isEnabled ?? stored.isEnabled,
    settings,
  };
  const before = { name: stored.name, isEnabled: stored.isEnabled, settings: stored.settings };
  await withTransaction(async (tx) => {
    await requireFreeName(tx, after.name, id);
    await updateChannel(tx, id, { ...after, secret, now });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'channel.changed',
      targets: [{ type: 'channel', id, name: after.name }],
      context: from,
      // Of a secret only that there is another one.
      changes: { ...compareFields<object>(before, after), ...(secret && { secret: 'changed' }) },
    });
    await announceAlerts(tx, now);
  });
}
