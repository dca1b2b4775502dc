import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

type Metrics = {
  registry: Registry;
  ingestEvents: Counter<'source' | 'outcome'>;
  ingestSeconds: Histogram<'adapter'>;
  inFlightBytes: Gauge;
  auditFindings: Gauge;
  notificationAttempts: Counter<'kind' | 'outcome'>;
  notificationSeconds: Histogram<'kind'>;
  notificationsWaiting: Gauge<'channel' | 'kind'>;
  notificationChannelFailing: Gauge<'channel' | 'kind'>;
  buildInfo: Gauge<'version'>;
};

// One per process, also where the bundler makes several copies of this module.
const holder = globalThis as typeof globalThis & { gatehouseMetrics?: Metrics };

/** Gatehouse's own metrics, for `GET /metrics`. */
export function getMetrics(): Metrics {
  return (holder.gatehouseMetrics ??= createMetrics());
}

function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'gatehouse_' });
  return {
    registry,
    ingestEvents: new Counter({
      name: 'gatehouse_ingest_events_total',
      help: 'Events that came in, by source and what became of them (accepted, duplicate, rejected).',
      labelNames: ['source', 'outcome'],
      registers: [registry],
    }),
    ingestSeconds: new Histogram({
      name: 'gatehouse_ingest_request_seconds',
      help: 'Time from the request to the durable commit of its events.',
      labelNames: ['adapter'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    inFlightBytes: new Gauge({
      name: 'gatehouse_ingest_in_flight_bytes',
      help: 'About how many bytes of requests are being worked on.',
      registers: [registry],
    }),
    auditFindings: new Gauge({
      name: 'gatehouse_audit_log_findings',
      help: 'Everything that was ever found wrong with the audit log: more than 0 is never fine.',
      registers: [registry],
    }),
    notificationAttempts: new Counter({
      name: 'gatehouse_notification_attempts_total',
      help: 'Attempts of this instance to deliver a notification, by kind of channel and outcome (delivered, retry, failed).',
      labelNames: ['kind', 'outcome'],
      registers: [registry],
    }),
    notificationSeconds: new Histogram({
      name: 'gatehouse_notification_attempt_seconds',
      help: 'How long receivers of notifications took to answer.',
      labelNames: ['kind'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
      registers: [registry],
    }),
    notificationsWaiting: new Gauge({
      name: 'gatehouse_notification_deliveries_waiting',
      help: 'Notifications that wait for a channel.',
      labelNames: ['channel', 'kind'],
      registers: [registry],
    }),
    notificationChannelFailing: new Gauge({
      name: 'gatehouse_notification_channel_failing',
      help: '1 from the first attempt of a channel that did not deliver until one delivers, else 0.',
      labelNames: ['channel', 'kind'],
      registers: [registry],
    }),
    buildInfo: new Gauge({
      name: 'gatehouse_build_info',
      help: 'Always 1; the label says which version runs.',
      labelNames: ['version'],
      registers: [registry],
    }),
  };
}
