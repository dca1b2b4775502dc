import { z } from 'zod';
import { LOOP_KEY_PREFIX } from '@/lib/domain/alerting/channels/loop-mark';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

/** A reference; `summary` is its name. */
const reference = z.looseObject({ id: z.string().nullish(), summary: z.string().nullish() }).nullish();

/** Which messages change the state of an incident; all others are refused, so that none counts as a state. */
const OUTCOMES = {
  'incident.triggered': 'opened',
  'incident.reopened': 'opened',
  'incident.acknowledged': 'acknowledged',
  'incident.resolved': 'resolved',
} as const;

/** Source: PagerDuty/developer-docs, "Webhooks, Overview" (version 3). */
const webhookSchema = z.looseObject({
  event: z.looseObject({
    id: z.string().min(1),
    event_type: z.enum(Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]),
    occurred_at: z.string(),
    agent: reference,
    data: z.looseObject({
      id: z.string().min(1).max(500),
      type: z.literal('incident'),
      title: z.string().nullish(),
      urgency: z.enum(['high', 'low']),
      html_url: z.string().nullish(),
      incident_key: z.string().nullish(),
      number: z.number().nullish(),
      service: reference,
      priority: reference,
      escalation_policy: reference,
      resolve_reason: z.unknown().optional(),
    }),
  }),
});

/** A change of an incident's state. Urgency `high` is what PagerDuty notifies of at once: a page. */
export function mapWebhook(record: unknown): MappedRecord {
  const parsed = webhookSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a PagerDuty webhook about the state of an incident');
  const { event } = parsed.data;
  const { data } = event;
  const occurredAt = readTime(event.occurred_at);
  if (!occurredAt)
    return refuse('not-understood', 'event.occurred_at', 'event.occurred_at is no RFC 3339 time.');
  return {
    events: [
      {
        kind: 'alert',
        id: boundId(event.id),
        occurredAt,
        outcome: OUTCOMES[event.event_type],
        // What a Gatehouse told PagerDuty comes back under the key that it gave; a request to the Events API has it as its id.
        alertId: data.incident_key?.startsWith(LOOP_KEY_PREFIX) ? `${LOOP_KEY_PREFIX}${data.id}` : data.id,
        title: firstText('text', data.title) ?? `Incident ${data.number ?? data.id}`,
        severity: data.urgency === 'high' ? 'page' : 'ticket',
        service: firstText('name', data.service?.summary),
        principal: firstText('principal', event.agent?.summary, event.agent?.id),
        url: firstText('text', data.html_url),
        labels: boundLabels({
          event_type: event.event_type,
          incident_key: data.incident_key,
          number: data.number,
          priority: data.priority?.summary,
          escalation_policy: data.escalation_policy?.summary,
          resolve_reason: data.resolve_reason,
        }),
      },
    ],
  };
}
