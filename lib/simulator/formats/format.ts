import type { Event, EventOf } from '@/lib/domain/event';
import { hashText, Random } from '../random';

/** A format of a source, as requests to the ingest need it. */
export type Format = {
  /** Path of the ingest that reads it. */
  path: `/api/ingest/${string}` | `/api/otlp/v1/${string}`;
  /** The event as the source writes it; null where the estate tells of this event in another way. */
  write(event: Event): object | null;
  /** The body of a request with some records. */
  wrap(records: readonly object[]): object;
};

type Definition<Kind extends Event['kind']> = {
  path: Format['path'];
  kind: Kind;
  /** Whether the estate tells of this event by this source: decided by place, service and action alone. */
  speaks(event: EventOf<Kind>): boolean;
  /** `random` is the event's own: the same event is written in the same way. */
  write(event: EventOf<Kind>, random: Random): object;
  wrap?(records: readonly object[]): object;
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
}: Definition<Kind>): Format {
  const isSpoken = (event: Event): event is EventOf<Kind> =>
    event.kind === kind && isWhole(event) && speaks(event as EventOf<Kind>);
  return {
    path,
    wrap,
    write: (event) => (isSpoken(event) ? write(event, new Random(hashText(event.id))) : null),
  };
}
