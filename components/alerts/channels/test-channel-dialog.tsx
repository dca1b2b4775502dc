'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { FormError } from '@/components/forms/form-error';
import { readOptional } from '@/components/forms/read-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import { fieldErrorOf, generalErrorOf } from '@/lib/client/field-errors';
import { sendJson } from '@/lib/client/fetch-json';
import { NOTIFICATION_CHANNELS_PATH, notificationQuery } from '@/lib/client/notification-queries';
import {
  testedChannelSchema,
  type NotificationChannelView,
} from '@/lib/domain/read-models/notification-channels';
import type { NotificationDetail } from '@/lib/domain/read-models/notifications';
import { DeliveryView } from './delivery-view';

const LOOK_EVERY_MS = 700;

type TestProps = {
  channel: NotificationChannelView;
  onOpenChange: (open: boolean) => void;
  onDone: () => Promise<void>;
};

/** Has a test message sent by a channel, and shows live what becomes of it. */
export function TestChannelDialog({ open, ...props }: TestProps & { open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={props.onOpenChange}>
      {open ? <TestChannelBody {...props} /> : null}
    </Dialog>
  );
}

function TestChannelBody({ channel, onDone }: TestProps) {
  const [sent, setSent] = useState<string | null>(null);
  const test = useMutation({
    mutationFn: (recipient: string | null) =>
      sendJson(
        'POST',
        `${NOTIFICATION_CHANNELS_PATH}/${channel.id}/test`,
        recipient === null ? {} : { recipient },
        testedChannelSchema,
      ),
    onSuccess: async ({ notificationId }) => {
      setSent(notificationId);
      await onDone();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    test.mutate(readOptional(new FormData(event.currentTarget), 'recipient'));
  };
  return (
    <DialogContent
      title={`Test ${channel.name}`}
      description="A message that says that nothing is wrong, sent the way of every message, past the routes. It is tried once."
    >
      <form className="grid gap-4" onSubmit={submit} noValidate>
        {channel.kind === 'email' ? (
          <Field
            label="Address"
            hint="Empty for the addresses of the channel."
            error={fieldErrorOf(test.error, 'recipient')}
          >
            {(control) => <Input {...control} name="recipient" type="email" autoComplete="off" />}
          </Field>
        ) : null}
        <FormError>{generalErrorOf(test.error, ['recipient'])}</FormError>
        {sent === null ? null : <SentTest key={sent} id={sent} onDone={onDone} />}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
          <Button type="submit" variant="primary" disabled={test.isPending}>
            {sent === null ? 'Send test' : 'Send another test'}
          </Button>
        </DialogFooter>
      </form>
    </DialogContent>
  );
}

/** Looks again until the message was delivered or given up, which changes what the page says of the channel. */
function SentTest({ id, onDone }: { id: string; onDone: () => Promise<void> }) {
  const query = useQuery({
    ...notificationQuery(id),
    refetchInterval: ({ state }) => (isFinished(state.data) ? false : LOOK_EVERY_MS),
  });
  const isOver = isFinished(query.data);
  useEffect(() => {
    if (isOver) void onDone();
    // oxlint-disable-next-line react/exhaustive-deps -- once when it is over; `onDone` is another one with each drawing
  }, [isOver]);
  return (
    <div role="status" className="grid gap-2">
      {query.data ? (
        query.data.deliveries.map((delivery) => <DeliveryView key={delivery.id} delivery={delivery} />)
      ) : (
        <p className="flex items-center gap-2 text-sm">
          <Spinner /> The test is on its way.
        </p>
      )}
    </div>
  );
}

const isFinished = (test: NotificationDetail | undefined): boolean =>
  test?.deliveries.every(({ state }) => state !== 'waiting') ?? false;
