'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { showToast } from '@/components/ui/toast-store';
import { generalErrorOf } from '@/lib/client/field-errors';
import { send } from '@/lib/client/fetch-json';
import { NOTIFICATION_CHANNELS_PATH } from '@/lib/client/notification-queries';
import { CHANNEL_NAMES } from '@/lib/domain/alerting/channels/channel-kinds';
import type { NotificationChannelView } from '@/lib/domain/read-models/notification-channels';
import { ChannelStateLines } from './channel-state-line';
import { CHANNEL_WORDS, ONLY_ADMINISTRATORS } from './channel-words';
import { TestChannelDialog } from './test-channel-dialog';

/** People are written to by e-mail whether a route names the channel or not. */
const describeUses = ({ kind, uses }: NotificationChannelView): string => {
  if (uses.length > 0) return `used by ${uses.join(', ')}`;
  return kind === 'email' ? 'no route names it; people on call are written to by it' : 'no route names it';
};

/** One channel: where it leads, how it does, and what may be done with it. */
export function ChannelRow({
  channel,
  mayChange,
  onEdit,
  onChange,
}: {
  channel: NotificationChannelView;
  mayChange: boolean;
  onEdit: () => void;
  onChange: () => Promise<void>;
}) {
  const [dialog, setDialog] = useState<'test' | 'remove' | null>(null);
  const path = `${NOTIFICATION_CHANNELS_PATH}/${channel.id}`;
  const Icon = CHANNEL_WORDS[channel.kind].icon;
  const paused = useMutation({
    mutationFn: () => send('PATCH', path, { isEnabled: !channel.isEnabled }),
    onSuccess: onChange,
  });
  const permitted = { allowed: mayChange, reason: ONLY_ADMINISTRATORS, disabled: paused.isPending };
  const unsent =
    channel.waiting > 0
      ? ` ${formatCounted(channel.waiting, 'message that waits', 'messages that wait')} for it will not be sent.`
      : '';
  return (
    <li className="border-line flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t py-3 first:border-t-0">
      <div className="grid min-w-0 flex-1 basis-72 gap-1">
        <p className="flex flex-wrap items-center gap-x-1.5 font-medium">
          <Icon aria-hidden className="text-fg-muted size-4 shrink-0" />
          <span className="[overflow-wrap:anywhere]">{channel.name}</span>
          <span className="text-fg-muted text-xs font-normal">{CHANNEL_NAMES[channel.kind]}</span>
        </p>
        <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
          {channel.target ?? 'Where it leads cannot be read'}
          {' · '}
          {describeUses(channel)}
        </p>
        <ChannelStateLines channel={channel} />
        <FormError>{generalErrorOf(paused.error, [])}</FormError>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <PermittedButton {...permitted} onClick={() => setDialog('test')}>
          Test
        </PermittedButton>
        <PermittedButton {...permitted} onClick={onEdit}>
          Edit
        </PermittedButton>
        <PermittedButton {...permitted} onClick={() => paused.mutate()}>
          {channel.isEnabled ? 'Pause' : 'Resume'}
        </PermittedButton>
        <PermittedButton {...permitted} variant="danger" onClick={() => setDialog('remove')}>
          Remove
        </PermittedButton>
      </div>
      <TestChannelDialog
        channel={channel}
        open={dialog === 'test'}
        onOpenChange={(open) => setDialog(open ? 'test' : null)}
        onDone={onChange}
      />
      <ConfirmDialog
        open={dialog === 'remove'}
        onOpenChange={(open) => setDialog(open ? 'remove' : null)}
        title={`Remove the channel ${channel.name}?`}
        description={`The log of what was sent by it goes with it.${unsent} Nothing may lead to it any more: let routes and escalations lead elsewhere first.`}
        confirmLabel="Remove channel"
        onConfirm={async () => {
          await send('DELETE', path);
          showToast({ title: `${channel.name} is removed` });
          await onChange();
        }}
      />
    </li>
  );
}
