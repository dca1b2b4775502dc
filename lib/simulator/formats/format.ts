import type { Event, EventOf } from '@/lib/domain/event';
import { hashText, Random } from '../random';

/** Sources that send one webhook for each record, and sign it where they were given a secret. */
export type WebhookSender = 'github' | 'pagerduty';

/** A format of a source, as requests to the ingest need it. */
export type Format = {
  /** Path of the ingest that reads it. */
  path: `/api/ingest/${string}` | `/api/otlp/v1/${string}`;
  /** The event as the source writes it; null where the estate tells of this event in another way. */
  write(event: Event): object | null;
  /** The body of a request with some records. */
  wrap(records: readonly object[]): object;
  /** Whose webhook each record is; undefined where a request holds many. */
  webhook?: WebhookSender;
};

type Definition<Kind extends Event['kind']> = {
  path: Format['path'];
  kind: Kind;
  /** Whether the estate tells of this event by this source: decided by place, service and action alone. */
  speaks(event: EventOf<Kind>): boolean;
  /** `random` is the event's own: the same event is written in the same way. */
  write(event: EventOf<Kind>, random: Random): object;
  wrap?(records: readonly object[]): object;
  webhook?: WebhookSender;
};

/** Hardly any format can say that an event stands for several: those stay native. */
const isWhole = ({ sampleRate }: Event): boolean => (sampleRate ?? 1) === 1;

/** Makes a format for the events of one kind. Its records are sent as an array unless `wrap` says otherwise. */
export function defineFormat<Kind extends Event['kind']>({
  path,
  kind,
  speaks,
  write,
  wrap = (records) => records,
  webhook,
}: Definition<Kind>): Format {
  const isSpoken = (event: Event): event is EventOf<Kind> =>
    event.kind === kind && isWhole(event) && speaks(event as EventOf<Kind>);
  return {
    path,
    wrap,
    webhook,
    write: (event) => (isSpoken(event) ? write(event, new Random(hashText(event.id))) : null),
  };
}
