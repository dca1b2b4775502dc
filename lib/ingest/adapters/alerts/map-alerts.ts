import { z } from 'zod';
import { timeSchema } from '@/lib/domain/event';
import type { Adapter, AdapterContext, MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { refuseIssue } from '../parts/refuse-issue';

/** What is sent for an alerting system without an adapter. `status` is when it became so, at `time`. */
const alertSchema = z.looseObject({
  id: z.string().min(1),
  status: z.enum(['opened', 'acknowledged', 'resolved']),
  title: z.string().min(1),
  severity: z.enum(['page', 'ticket']),
  time: timeSchema.nullish(),
  service: z.string().nullish(),
  environment: z.string().nullish(),
  zone: z.string().nullish(),
  policy: z.string().nullish(),
  url: z.string().nullish(),
  by: z.string().nullish(),
  labels: z.record(z.string(), z.unknown()).nullish(),
});

function mapAlert(record: unknown, context: AdapterContext): MappedRecord {
  const parsed = alertSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'an alert');
  const alert = parsed.data;
  return {
    events: [
      {
        kind: 'alert',
        // Without a time a state is told once: the same sent again is a repeat.
        id: deriveId(alert.id, alert.status, alert.time),
        occurredAt: alert.time ?? context.receivedAt,
        outcome: alert.status,
        alertId: boundId(alert.id),
        title: firstText('text', alert.title) ?? alert.id.slice(0, 500),
        severity: alert.severity,
        service: firstText('name', alert.service),
        environment: firstText('name', alert.environment),
        zone: firstText('name', alert.zone),
        policy: firstText('name', alert.policy),
        principal: firstText('principal', alert.by),
        url: firstText('text', alert.url),
        labels: boundLabels(alert.labels ?? {}),
      },
    ],
  };
}

/** Alerts of any system, in a JSON of few fields. */
export const alertsAdapter: Adapter = {
  name: 'alerts',
  source: 'alerts',
  recordsIn: ['alerts'],
  map: mapAlert,
};
