import { z } from 'zod';
import { LOOP_KEY_PREFIX, LOOP_LABEL } from '@/lib/domain/alerting/channels/loop-mark';
import type { Event } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { readSeverity } from './read-severity';

const texts = z.record(z.string(), z.string()).nullish();
const status = z.enum(['firing', 'resolved']);

/** The webhook's body, version 4. Source: prometheus.io, "Alerting, Configuration, webhook_config". */
const webhookSchema = z.looseObject({
  version: z.literal('4'),
  status,
  receiver: z.string().nullish(),
  groupKey: z.string().nullish(),
  externalURL: z.string().nullish(),
  truncatedAlerts: z.number().nullish(),
  alerts: z
    .array(
      z.looseObject({
        status: status.nullish(),
        labels: z.record(z.string(), z.string()),
        annotations: texts,
        startsAt: z.string(),
        endsAt: z.string().nullish(),
        generatorURL: z.string().nullish(),
        fingerprint: z.string().nullish(),
      }),
    )
    .min(1),
});
type Webhook = z.infer<typeof webhookSchema>;
type Firing = Webhook['alerts'][number];

function mapWebhook(record: unknown): MappedRecord {
  const parsed = webhookSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'an Alertmanager webhook of version 4');
  const events = new Map<string, Event>();
  for (const [index, alert] of parsed.data.alerts.entries()) {
    const mapped = mapAlert(parsed.data, alert, index);
    if ('refusal' in mapped) return mapped;
    for (const event of mapped.events) events.set(event.id, event);
  }
  return { events: [...events.values()] };
}

function mapAlert(webhook: Webhook, alert: Firing, index: number): MappedRecord {
  const isFiring = (alert.status ?? webhook.status) === 'firing';
  const startsAt = readTime(alert.startsAt);
  const occurredAt = isFiring ? startsAt : readTime(alert.endsAt);
  // While an alert fires its end is the year 1: no end of an alert that is said to be over.
  if (!startsAt || !occurredAt || occurredAt.startsWith('0001-')) {
    const field = startsAt && !startsAt.startsWith('0001-') ? 'endsAt' : 'startsAt';
    return refuse(
      'not-understood',
      `alerts.${index}.${field}`,
      `${field} is not the time of a ${isFiring ? 'firing' : 'resolved'} alert.`,
    );
  }
  const { labels } = alert;
  const annotations = alert.annotations ?? {};
  // Alertmanager's fingerprint is a hash of the labels. Older versions leave it out, and proxies repeat one
  // for different alerts, so it is taken from the labels themselves. A new start is a new alert.
  const derived = deriveId(
    Object.entries(labels).toSorted(([left], [right]) => (left < right ? -1 : 1)),
    String(parseMicros(startsAt)),
  );
  // What a Gatehouse told Alertmanager comes back with its mark.
  const alertId = labels[LOOP_LABEL] ? `${LOOP_KEY_PREFIX}${derived}` : derived;
  const event: Event = {
    kind: 'alert',
    id: deriveId(alertId, isFiring ? 'firing' : String(parseMicros(occurredAt))),
    occurredAt,
    outcome: isFiring ? 'opened' : 'resolved',
    alertId,
    title:
      firstText(
        'text',
        annotations.summary,
        annotations.message,
        annotations.description,
        labels.alertname,
      ) ?? 'Alert without a name',
    severity: readSeverity(labels.severity),
    policy: firstText('name', labels.policy),
    service: firstText('name', labels.service, labels.app_kubernetes_io_name, labels.app),
    environment: firstText('name', labels.environment, labels.env, labels.cluster),
    // `zone` is an availability zone nearly everywhere.
    zone: firstText('name', labels.trust_zone),
    url: firstText('text', alert.generatorURL, webhook.externalURL),
    labels: boundLabels({
      ...labels,
      fingerprint: alert.fingerprint,
      receiver: webhook.receiver,
      groupKey: webhook.groupKey,
      startsAt: alert.startsAt,
      description: annotations.description ?? annotations.message,
      runbook: annotations.runbook_url ?? annotations.runbook,
    }),
  };
  return { events: [event] };
}

/**
 * Alertmanager's webhooks. It sends nothing for alerts that are silenced or inhibited, and says nothing of
 * silences: a silenced alert is open here until it is resolved.
 */
export const alertmanagerAdapter: Adapter = { name: 'alertmanager', source: 'alertmanager', map: mapWebhook };
