'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { JsonView } from '@/components/values/json-view';
import { Time } from '@/components/values/time';
import { notificationQuery } from '@/lib/client/notification-queries';
import { DeliveryView } from './delivery-view';
import { MESSAGE_WORDS } from './message-words';

/** A message as it was sent, and every attempt to deliver it. */
export function MessageDetail({ id }: { id: string }) {
  const query = useQuery(notificationQuery(id));
  return (
    <QueryState what="the message" height={320} query={query}>
      {({ sentence, kind, severity, zone, alerts, url, createdAt, unreached, deliveries, body }) => (
        <div className="grid gap-4">
          <p>{sentence}</p>
          <DescriptionList
            items={[
              ['Sent', <Time key="sent" at={createdAt} as="absolute" />],
              ['Why', `${MESSAGE_WORDS[kind]}, as a ${severity}`],
              ['Zone', zone ?? 'None'],
              ['Alerts', String(alerts)],
              ['Message', <Id key="id" id={id} what="message" />],
            ]}
          />
          <Button asChild size="sm" className="justify-self-start">
            <a href={url}>Open what it is about</a>
          </Button>
          {unreached.length > 0 ? (
            <section
              aria-label="Not reached"
              className="border-status-at-risk bg-muted grid gap-1 border-l-2 px-2 py-1"
            >
              <p className="font-medium">It did not reach everybody.</p>
              <ul className="list-disc pl-4 text-sm">
                {unreached.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </section>
          ) : null}
          {deliveries.map((delivery) => (
            <DeliveryView key={delivery.id} delivery={delivery} />
          ))}
          {body ? <JsonView value={body} label="The message as it was decided on" /> : null}
        </div>
      )}
    </QueryState>
  );
}
