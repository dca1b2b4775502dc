import type { EventOf } from '@/lib/domain/event';
import { hashText } from '../random';
import { defineFormat } from './format';

/** While an alert fires, its end is the zero time of Go. */
const NO_END = '0001-01-01T00:00:00Z';

function write(event: EventOf<'alert'>) {
  const isFiring = event.outcome === 'opened';
  const { alertId, environment, policy, service, title, url } = event;
  const startsAt = event.labels!.startedAt!;
  const labels = {
    alertname: 'TrustZoneTicket',
    alert: alertId,
    severity: 'warning',
    ...(service ? { service } : {}),
    ...(environment ? { environment } : {}),
    ...(policy ? { policy } : {}),
  };
  const status = isFiring ? 'firing' : 'resolved';
  return {
    version: '4',
    groupKey: `{}:{alert="${alertId}"}`,
    truncatedAlerts: 0,
    status,
    receiver: 'gatehouse',
    groupLabels: { alert: alertId },
    commonLabels: labels,
    commonAnnotations: { summary: title },
    externalURL: 'https://alerts.acme.example',
    alerts: [
      {
        status,
        labels,
        annotations: { summary: title },
        startsAt,
        endsAt: isFiring ? NO_END : event.occurredAt,
        generatorURL: url,
        fingerprint: hashText(alertId).toString(16).padStart(16, '0'),
      },
    ],
  };
}

/**
 * Alerts that wake nobody come from Prometheus' Alertmanager, which knows no acknowledgement.
 * Source: prometheus.io, "Alerting, Configuration, webhook_config", version 4.
 */
export const alertmanager = defineFormat({
  path: '/api/ingest/alertmanager',
  kind: 'alert',
  speaks: ({ severity, labels, outcome }) =>
    severity === 'ticket' && outcome !== 'acknowledged' && labels?.startedAt !== undefined,
  write,
});
