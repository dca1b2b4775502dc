import type { Alert } from '@/lib/domain/event';
import type { Estate } from '../estate';
import { formatMicros } from '../format-time';
import { hashText, Random } from '../random';
import type { Episode, TimedEvent } from './story';

const MINUTE = 60_000;
/** Keeps these random numbers apart from those of other uses of the seed. */
const ALERT_KEY = 0xa1e7;

/** Something that the estate's own monitoring notices, and whether it wakes somebody. */
export type Incident = Pick<Alert, 'title' | 'severity' | 'service' | 'policy'> & {
  from: number;
  to: number;
};

/** What monitoring says about an episode; null where nothing is wrong that it watches. */
export function findIncident(episode: Episode): Incident | null {
  const described = describeEpisode(episode);
  return described && { ...described, from: episode.from, to: episode.to };
}

function describeEpisode(episode: Episode): Pick<Alert, 'title' | 'severity' | 'service' | 'policy'> | null {
  switch (episode.kind) {
    case 'auth-failures':
      return { title: `Sign-ins through ${episode.provider} fail`, severity: 'page' };
    case 'attestation-failures':
      return { title: `${episode.host} fails attestation`, severity: 'page' };
    case 'slow-evaluation':
      return { title: `Evaluation of ${episode.policy} is slow`, severity: 'ticket', policy: episode.policy };
    case 'flow-errors':
      return {
        title: `Calls to ${episode.targetService} fail`,
        severity: 'page',
        service: episode.targetService,
      };
    case 'untagged-telemetry':
      return {
        title: `Telemetry of ${episode.service} lacks trust tags`,
        severity: 'ticket',
        service: episode.service,
      };
    case 'silent-telemetry':
      return { title: `${episode.service} sends no telemetry`, severity: 'ticket', service: episode.service };
    case 'broker-outage':
      return { title: `The attestation broker of ${episode.environment} does not answer`, severity: 'page' };
    case 'refused-callers':
    case 'intruders':
    case 'unguarded':
    case 'kept-data':
    case 'audited-data':
    case 'refused-tokens':
    case 'sampling':
    case 'checked-claims':
      return null;
  }
}

/**
 * An alert about an incident: opened some minutes into it, resolved some time after its end. What pages somebody is
 * acknowledged between; tickets come from a system that knows no acknowledgement, and say when they began.
 */
export function planAlert(seed: number, incident: Incident, estate: Estate): TimedEvent[] {
  const { from, to, ...described } = incident;
  const random = new Random(seed, ALERT_KEY, hashText(`${described.title} ${Math.floor(from)}`));
  const alertId = `alert-${random.hex(8)}`;
  const service = estate.services.find(({ name }) => name === described.service);
  const openedAt = from + random.between(2, 6) * MINUTE;
  const acknowledgedAt = openedAt + random.logNormal(described.severity === 'page' ? 4 : 40, 0.6) * MINUTE;
  const resolvedAt = Math.max(to, acknowledgedAt) + random.logNormal(15, 0.7) * MINUTE;
  const environment = service ? random.pick(service.environments) : null;
  const isPage = described.severity === 'page';
  const opened = { outcome: 'opened', at: openedAt } as const;
  const acknowledged = { outcome: 'acknowledged', at: acknowledgedAt } as const;
  const resolved = { outcome: 'resolved', at: resolvedAt } as const;
  const steps = isPage ? [opened, acknowledged, resolved] : [opened, resolved];
  const labels = isPage ? {} : { labels: { startedAt: formatMicros(openedAt) } };
  return steps.map(({ outcome, at }) => ({
    at,
    event: {
      kind: 'alert',
      id: `${alertId}-${outcome}`,
      occurredAt: formatMicros(at),
      sentAt: formatMicros(at + 800),
      outcome,
      alertId,
      ...described,
      ...labels,
      environment,
      url: `https://alerts.acme.example/${alertId}`,
    },
  }));
}
