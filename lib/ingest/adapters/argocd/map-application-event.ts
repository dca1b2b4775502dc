import { z } from 'zod';
import type { Event } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readEpoch, readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

const text = z.string().nullish();

/** A Kubernetes Event of an Application; `beganWith` is ours: the event that began the drift which this one ends. */
const eventSchema = z.looseObject({
  involvedObject: z.looseObject({ kind: z.literal('Application'), namespace: text, name: z.string().min(1) }),
  metadata: z.looseObject({ name: z.string().min(1), namespace: text }),
  reason: z.string().min(1),
  message: z.string().min(1),
  type: z.enum(['Normal', 'Warning']),
  source: z.looseObject({ component: text }).nullish(),
  reportingComponent: text,
  firstTimestamp: text,
  lastTimestamp: text,
  eventTime: text,
  beganWith: text,
});
type ApplicationEvent = z.infer<typeof eventSchema>;

const SYNC_STATUS = /^Updated sync status: (\S*) -> (\S+)$/;
const SYNC_DONE = /^(?:Partial sync|Sync) operation to (.+?) (succeeded|failed)(?::|$)/;
const REVISION = /\(([^()]+)\)/;
/** `admin created application`: who did it is said in the message only. */
const WHO = /^(.+?) (?:created|deleted|updated|initiated|terminated|executed|ran|rolled)\b/;
const COMMIT = /^[0-9a-f]{40}$/;

/**
 * A Kubernetes Event of an Application: the change to OutOfSync is a drift, the one back to Synced its end, a sync that
 * succeeded a deploy, everything else an audit event.
 */
export function mapApplicationEvent(record: unknown): MappedRecord {
  const parsed = eventSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a Kubernetes Event of an Application');
  const event = parsed.data;
  const at = readEventTime(event);
  if (!at)
    return refuse('not-understood', 'lastTimestamp', 'The event has no time, and none is in its name.');
  const [, from, to] = SYNC_STATUS.exec(event.message) ?? [];
  if (to === 'OutOfSync') return { events: [toDrift(event, 'detected', at)] };
  if (from === 'OutOfSync' && to === 'Synced') return { events: [toDrift(event, 'resolved', at)] };
  if (to !== undefined && to !== 'Synced' && to !== 'Unknown')
    return refuse('not-understood', 'message', `The sync status "${to}" is not known.`);
  const [, revision, outcome] = SYNC_DONE.exec(event.message) ?? [];
  if (revision && outcome === 'succeeded') return { events: [toDeploy(event, revision, at)] };
  return { events: [toAudit(event, at)] };
}

/** The name of an event ends in the nanoseconds of its time, in hexadecimal. */
function readEventTime({
  metadata,
  lastTimestamp,
  eventTime,
  firstTimestamp,
}: ApplicationEvent): string | undefined {
  const hex = /\.([0-9a-f]{15,16})$/.exec(metadata.name)?.[1];
  return (
    readTime(lastTimestamp) ??
    readTime(eventTime) ??
    readTime(firstTimestamp) ??
    (hex ? readEpoch(BigInt(`0x${hex}`).toString(), 'nanoseconds') : undefined)
  );
}

const applicationOf = ({ involvedObject: { namespace, name } }: ApplicationEvent): string =>
  [namespace, name].filter(Boolean).join('/');

const idOf = ({ metadata }: ApplicationEvent, at: string): string =>
  boundId(`event:${metadata.namespace ?? ''}/${metadata.name}:${at}`);

const common = (event: ApplicationEvent, at: string) => ({
  occurredAt: at,
  service: firstText('name', event.involvedObject.name),
  labels: boundLabels({
    application: applicationOf(event),
    reason: event.reason,
    component: event.source?.component ?? event.reportingComponent,
    event: event.metadata.name,
  }),
});

/** Where several events came together, one that ends a drift knows the one that began it. */
function toDrift(event: ApplicationEvent, outcome: 'detected' | 'resolved', at: string): Event {
  const began = event.beganWith;
  const driftId = began ? `${applicationOf(event)}#${began}` : applicationOf(event);
  return {
    kind: 'drift',
    id: idOf(event, at),
    outcome,
    ...common(event, at),
    driftId: boundId(driftId),
    type: 'config',
    detectedAt: at,
    resolvedAt: outcome === 'resolved' ? at : undefined,
  };
}

function toDeploy(event: ApplicationEvent, revision: string, at: string): Event {
  return {
    kind: 'change',
    id: idOf(event, at),
    type: 'deploy',
    ...common(event, at),
    revision: firstText('name', revision),
    commit: COMMIT.test(revision) ? revision : undefined,
    message: firstText('text', event.message),
  };
}

function toAudit(event: ApplicationEvent, at: string): Event {
  const { reason, message, type, source, reportingComponent } = event;
  const component = firstText('name', source?.component, reportingComponent) ?? 'argocd';
  const who = /^(Resource(Created|Updated|Deleted)|OperationStarted|ResourceActionRan)$/.test(reason)
    ? firstText('name', WHO.exec(message)?.[1])
    : undefined;
  const isFailure = type === 'Warning' || SYNC_DONE.exec(message)?.[2] === 'failed';
  return {
    kind: 'audit',
    id: idOf(event, at),
    ...common(event, at),
    outcome: isFailure ? 'failure' : 'success',
    actor: who ? { type: 'user', id: who } : { type: 'controller', id: component },
    action: firstText('name', `application.${reason}`) ?? 'unknown',
    targets: [{ type: 'application', id: firstText('name', applicationOf(event)) ?? 'unknown' }],
    context: {},
    changes: { message, revision: REVISION.exec(message)?.[1] },
  };
}
