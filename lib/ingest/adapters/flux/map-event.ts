import type { Event } from '@/lib/domain/event';
import type { Adapter, MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readFluxEvent, type FluxEvent } from './read-event';

/** Kinds that bring a revision into the cluster; sources and images only fetch. */
const APPLYING = ['Kustomization', 'HelmRelease'];
const DEPLOYED = ['ReconciliationSucceeded', 'InstallSucceeded', 'UpgradeSucceeded', 'RollbackSucceeded'];
/** `main/<sha>`, `main@sha1:<sha>`, `sha1:<sha>`. */
const COMMIT = /(?:^|[/:])([0-9a-f]{40}(?:[0-9a-f]{24})?)$/;

function mapEvent(record: unknown): MappedRecord {
  const event = readFluxEvent(record);
  if ('refusal' in event) return event;
  return { events: [toEvent(event)] };
}

function toEvent(event: FluxEvent): Event {
  const { object, reason, severity } = event;
  if (reason === 'DriftDetected') return toDrift(event, 'detected');
  if (reason === 'DriftCorrected') return toDrift(event, 'resolved');
  const isDeploy = APPLYING.includes(object.kind) && DEPLOYED.includes(reason) && severity === 'info';
  return isDeploy ? toDeploy(event) : toAudit(event);
}

const objectOf = ({ object }: FluxEvent): string =>
  [object.kind, object.namespace, object.name].filter(Boolean).join('/');

const revisionOf = ({ metadata }: FluxEvent): string | undefined => firstText('name', metadata.revision);

/** An event has no id of its own: the same object, reason, revision, time and message are the same event. */
const idOf = (event: FluxEvent): string =>
  deriveId(objectOf(event), event.reason, revisionOf(event), event.at, event.message);

const common = (event: FluxEvent) => ({
  occurredAt: event.at,
  environment: firstText('name', event.metadata.environment, event.metadata.cluster, event.metadata.env),
  service: APPLYING.includes(event.object.kind) ? firstText('name', event.object.name) : undefined,
  labels: boundLabels({
    kind: event.object.kind,
    namespace: event.object.namespace,
    name: event.object.name,
    reason: event.reason,
    severity: event.severity,
    controller: event.controller,
    ...event.metadata,
  }),
});

/** A Kustomization says so at every interval: what it says of one revision is one deploy. */
function toDeploy(event: FluxEvent): Event {
  const revision = revisionOf(event);
  const isRepeated = event.reason === 'ReconciliationSucceeded' && revision !== undefined;
  return {
    kind: 'change',
    id: isRepeated ? boundId(`deploy:${objectOf(event)}@${revision}`) : idOf(event),
    type: 'deploy',
    ...common(event),
    revision,
    commit: COMMIT.exec(revision ?? '')?.[1],
    principal: firstText('principal', event.controller),
    message: firstText('text', event.message),
  };
}

/** A drift is told by the release and the revision that it drifted from. */
function toDrift(event: FluxEvent, outcome: 'detected' | 'resolved'): Event {
  const revision = revisionOf(event);
  const driftId = `${objectOf(event)}@${revision ?? ''}`;
  return {
    kind: 'drift',
    id: idOf(event),
    outcome,
    ...common(event),
    driftId: boundId(driftId),
    type: 'config',
    detectedAt: event.at,
    resolvedAt: outcome === 'resolved' ? event.at : undefined,
    expected: { revision },
    actual: { message: event.message },
  };
}

/** Everything else that a controller did, or failed to do. */
function toAudit(event: FluxEvent): Event {
  const { object, severity, reason, controller, message } = event;
  return {
    kind: 'audit',
    id: idOf(event),
    ...common(event),
    outcome: severity === 'error' ? 'failure' : 'success',
    actor: { type: 'controller', id: firstText('name', controller) ?? 'flux' },
    action: firstText('name', `${object.kind}.${reason}`) ?? 'unknown',
    targets: [
      {
        type: firstText('name', object.kind) ?? 'object',
        id: firstText('name', [object.namespace, object.name].filter(Boolean).join('/')) ?? 'unknown',
      },
    ],
    context: {},
    changes: { message, revision: revisionOf(event) },
  };
}

/** Flux: what notification-controller posts, and Kubernetes Events of Flux objects. */
export const fluxAdapter: Adapter = { name: 'flux', source: 'flux', recordsIn: ['items'], map: mapEvent };
