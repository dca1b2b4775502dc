import { refuse, type MappedRecord } from '../../adapter';
import { deriveId } from './derive-id';
import { kubernetesEventSchema, type KubernetesEvent } from './kubernetes-event-schema';
import { readTime } from './read-time';
import { refuseIssue } from './refuse-issue';

type Reference = NonNullable<KubernetesEvent['related']>;

/** What both forms of an Event say, under one name each. */
export type EventFacts = {
  /** One occurrence: an Event that is counted on is another one with each count. */
  id: string;
  /** Undefined where the event has no time, as in what tests and `kubectl` print of it. */
  occurredAt: string | undefined;
  reason: string;
  action: string;
  message: string;
  about: Reference;
  related: Reference | null;
  annotations: Readonly<Record<string, unknown>>;
  component: string;
  cluster: string | undefined;
  count: number | undefined;
};

/** Reads an Event of Kubernetes, or says which field of it is not as Kubernetes documents it. */
export function readKubernetesEvent(record: unknown): { facts: EventFacts } | { refused: MappedRecord } {
  const parsed = kubernetesEventSchema.safeParse(record);
  if (!parsed.success) return { refused: refuseIssue(parsed.error, 'an Event of Kubernetes') };
  const event = parsed.data;
  const times = listTimes(event);
  const [path, told] = times.find(([, value]) => value) ?? [];
  const occurredAt = readTime(told);
  if (path && !occurredAt)
    return { refused: refuse('not-understood', path, `${path} is no time: ${String(told).slice(0, 100)}.`) };
  const count = event.series?.count ?? event.count ?? event.deprecatedCount ?? undefined;
  const uid = event.metadata?.uid;
  return {
    facts: {
      id: uid ? deriveId(uid, count) : deriveId(record),
      occurredAt,
      reason: event.reason,
      action: event.action ?? '',
      message: event.message ?? event.note ?? '',
      about: event.involvedObject ?? event.regarding ?? {},
      related: event.related ?? null,
      annotations: event.metadata?.annotations ?? {},
      component: event.reportingComponent || event.reportingController || event.source?.component || '',
      cluster: event.clusterName || undefined,
      count,
    },
  };
}

/** The time of its last occurrence comes first: an Event is updated when the same happens again. */
const listTimes = (event: KubernetesEvent): [path: string, value: string | null | undefined][] => [
  ['series.lastObservedTime', event.series?.lastObservedTime],
  ['lastTimestamp', event.lastTimestamp],
  ['deprecatedLastTimestamp', event.deprecatedLastTimestamp],
  ['eventTime', event.eventTime],
  ['firstTimestamp', event.firstTimestamp],
  ['deprecatedFirstTimestamp', event.deprecatedFirstTimestamp],
  ['metadata.creationTimestamp', event.metadata?.creationTimestamp],
];
