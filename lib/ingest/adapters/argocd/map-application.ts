import type { Event } from '@/lib/domain/event';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import type { ArgoApplication, ArgoResource } from './application-schema';

/**
 * An Application that is OutOfSync is a drift; one that is Synced is a deploy of its revision, and where a sync
 * brought it there, the end of the drift. Unknown, which says that Argo CD could not compare, is an audit event.
 */
export function mapApplication(application: ArgoApplication, context: AdapterContext): MappedRecord {
  const { sync } = application.status;
  const checkedAt = readTime(application.status.reconciledAt) ?? context.receivedAt;
  if (!application.metadata?.name) return mapNameless(application, checkedAt);
  switch (sync.status) {
    case 'OutOfSync':
      return { events: [toDetected(application, checkedAt)] };
    case 'Synced':
      return { events: [toDeploy(application, checkedAt), ...toResolved(application)] };
    case 'Unknown':
      return { events: [toUncompared(application, checkedAt)] };
  }
}

const nameOf = ({ metadata }: ArgoApplication): string =>
  [metadata?.namespace, metadata?.name].filter(Boolean).join('/');

const revisionOf = ({ status: { sync } }: ArgoApplication): string =>
  sync.revision || (sync.revisions ?? []).join(',');

const atRevision = (application: ArgoApplication): string => {
  const revision = revisionOf(application);
  return revision && `@${revision}`;
};

/**
 * A drift is told by the application, the revision it should be at and how many syncs went before: the same
 * application may drift from the same revision again.
 */
function driftIdOf(application: ArgoApplication, syncsBefore: number | null): string {
  const syncs = syncsBefore === null ? '' : `#${syncsBefore}`;
  return boundId(`${nameOf(application)}${atRevision(application)}${syncs}`);
}

const lastSync = ({ status: { history } }: ArgoApplication) => history?.at(-1);

const common = (application: ArgoApplication) => {
  const { metadata, spec, status } = application;
  const { destination, source } = spec ?? {};
  return {
    environment: firstText('name', destination?.name, destination?.server),
    service: firstText('name', metadata?.labels?.['app.kubernetes.io/name'], metadata?.name),
    labels: boundLabels({
      application: nameOf(application),
      project: spec?.project,
      namespace: destination?.namespace,
      repository: source?.repoURL,
      path: source?.path,
      targetRevision: source?.targetRevision,
      revision: revisionOf(application),
      health: status.health?.status,
      operation: status.operationState?.phase,
      operationMessage: status.operationState?.message,
    }),
  };
};

const isOutOfSync = ({ status }: ArgoResource) => status === 'OutOfSync';

const describeResource = ({ group, kind, namespace, name }: ArgoResource): string =>
  [group, kind, namespace, name].filter(Boolean).join('/');

function toDetected(application: ArgoApplication, at: string): Event {
  const driftId = driftIdOf(application, lastSync(application)?.id ?? null);
  const resources = (application.status.resources ?? []).filter(isOutOfSync).map(describeResource);
  return {
    kind: 'drift',
    // Argo CD looks again every few minutes: what it still finds is the same drift.
    id: boundId(`drift:${driftId}:detected`),
    outcome: 'detected',
    occurredAt: at,
    ...common(application),
    driftId,
    type: 'config',
    detectedAt: at,
    expected: { revision: revisionOf(application) || null },
    actual: { outOfSync: resources.slice(0, 100) },
  };
}

function toResolved(application: ArgoApplication): Event[] {
  const { operationState: operation } = application.status;
  const finishedAt = readTime(operation?.finishedAt);
  const startedAt = readTime(operation?.startedAt);
  const synced = operation?.syncResult?.revision || (operation?.syncResult?.revisions ?? []).join(',');
  const isBySync = operation?.phase === 'Succeeded' && synced === revisionOf(application);
  // Without a sync nothing says that there was a drift.
  if (!isBySync || !finishedAt || !startedAt) return [];
  const last = lastSync(application)?.id ?? null;
  const driftId = driftIdOf(application, last === null ? null : last - 1);
  return [
    {
      kind: 'drift',
      id: boundId(`drift:${driftId}:resolved`),
      outcome: 'resolved',
      occurredAt: finishedAt,
      ...common(application),
      driftId,
      type: 'config',
      detectedAt: startedAt,
      resolvedAt: finishedAt,
      expected: { revision: revisionOf(application) || null },
    },
  ];
}

function toDeploy(application: ArgoApplication, checkedAt: string): Event {
  const { operationState: operation } = application.status;
  const last = lastSync(application);
  const revision = revisionOf(application);
  const deployedAt = readTime(last?.deployedAt) ?? readTime(operation?.finishedAt);
  return {
    kind: 'change',
    id: deriveId('deploy', nameOf(application), revision, deployedAt),
    type: 'deploy',
    occurredAt: deployedAt ?? checkedAt,
    ...common(application),
    revision: firstText('name', revision),
    commit: /^[0-9a-f]{40}$/.test(revision) ? revision : undefined,
    author: firstText('name', operation?.operation?.initiatedBy?.username),
    message: firstText('text', operation?.message),
  };
}

function toUncompared(application: ArgoApplication, at: string): Event {
  const { conditions, health, operationState } = application.status;
  const name = nameOf(application);
  return {
    kind: 'audit',
    id: deriveId('uncompared', name, revisionOf(application), at),
    occurredAt: at,
    outcome: 'failure',
    ...common(application),
    actor: { type: 'controller', id: 'argocd-application-controller' },
    action: 'application.compare',
    targets: [{ type: 'application', id: firstText('name', name) ?? 'unknown' }],
    context: {},
    changes: {
      conditions: (conditions ?? []).slice(0, 20).map(({ type, message }) => ({ type, message })),
      health: health?.status,
      operation: operationState?.phase,
    },
  };
}

/** A status without its metadata names no application; its resources still say which of them drifted. */
function mapNameless(application: ArgoApplication, at: string): MappedRecord {
  const drifted = new Map(
    (application.status.resources ?? [])
      .filter(isOutOfSync)
      .map((resource) => [describeResource(resource), resource]),
  );
  if (application.status.sync.status !== 'OutOfSync' || drifted.size === 0)
    return refuse('missing-field', 'metadata.name', 'The status does not say of which application it is.');
  return {
    events: [...drifted].map(([path, { namespace, name }]) => ({
      kind: 'drift',
      id: boundId(`drift:${path}${atRevision(application)}:detected`),
      outcome: 'detected',
      occurredAt: at,
      ...common(application),
      service: firstText('name', name),
      driftId: boundId(`${path}${atRevision(application)}`),
      type: 'config',
      detectedAt: at,
      labels: boundLabels({ resource: path, namespace, health: application.status.health?.status }),
    })),
  };
}
