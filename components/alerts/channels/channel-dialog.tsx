'use client';

import { useState } from 'react';
import { FormDialog } from '@/components/forms/form-dialog';
import { readText } from '@/components/forms/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { showToast } from '@/components/ui/toast-store';
import { send, sendJson } from '@/lib/client/fetch-json';
import { NOTIFICATION_CHANNELS_PATH } from '@/lib/client/notification-queries';
import { CHANNEL_KINDS, CHANNEL_NAMES, type ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';
import {
  addedChannelSchema,
  type NotificationChannelView,
} from '@/lib/domain/read-models/notification-channels';
import { readChannelForm } from './channel-draft';
import { ChannelFieldInput } from './channel-field-input';
import { CHANNEL_FIELDS } from './channel-fields';
import { CHANNEL_WORDS } from './channel-words';

/** Adds a channel, or changes `channel`; hands a signing key that was made to `onKey`, the only time it is known. */
export function ChannelDialog({
  channel,
  open,
  onOpenChange,
  onKey,
  onDone,
}: {
  channel: NotificationChannelView | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKey: (key: { name: string; text: string }) => void;
  onDone: () => Promise<void>;
}) {
  const [chosen, setKind] = useState<ChannelKind>('email');
  const kind = channel?.kind ?? chosen;
  const fields = CHANNEL_FIELDS[kind];
  const submit = async (form: FormData) => {
    const name = readText(form, 'name');
    const body = { name, ...readChannelForm(kind, form, channel === null) };
    if (channel) {
      await send('PATCH', `${NOTIFICATION_CHANNELS_PATH}/${channel.id}`, body);
      showToast({ title: `${name} is changed` });
    } else {
      const { signingKey } = await sendJson(
        'POST',
        NOTIFICATION_CHANNELS_PATH,
        { kind, ...body },
        addedChannelSchema,
      );
      if (signingKey === null)
        showToast({ title: `${name} is added`, description: 'Test it before you need it.' });
      else onKey({ name, text: signingKey });
    }
    await onDone();
  };
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      title={channel ? `Edit ${channel.name}` : 'Add channel'}
      description={CHANNEL_WORDS[kind].hint}
      submitLabel={channel ? 'Save channel' : 'Add channel'}
      fields={['kind', 'name', ...fields.map(({ name }) => name)]}
      onSubmit={submit}
    >
      {(errorOf) => (
        <>
          {channel ? null : (
            <Field label="Kind" error={errorOf('kind')}>
              {(control) => (
                <Select
                  {...control}
                  name="kind"
                  value={kind}
                  onChange={({ target }) => setKind(target.value as ChannelKind)}
                >
                  {CHANNEL_KINDS.map((each) => (
                    <option key={each} value={each}>
                      {CHANNEL_NAMES[each]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          <Field label="Name" hint="What routes call it, such as Payments on call." error={errorOf('name')}>
            {(control) => (
              <Input {...control} name="name" autoComplete="off" defaultValue={channel?.name} required />
            )}
          </Field>
          {fields.map((field) => (
            <ChannelFieldInput
              key={`${kind} ${field.name}`}
              field={field}
              settings={channel ? (channel.settings ?? {}) : null}
              error={errorOf(field.name)}
            />
          ))}
        </>
      )}
    </FormDialog>
  );
}
