import { z } from 'zod';
import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

const OUTCOMES = { trigger: 'opened', acknowledge: 'acknowledged', resolve: 'resolved' } as const;

/** Source: developer.pagerduty.com, "Events API V2, Send an Alert Event". */
const requestSchema = z.looseObject({
  event_action: z.enum(['trigger', 'acknowledge', 'resolve']),
  dedup_key: z.string().min(1).nullish(),
  payload: z
    .looseObject({
      summary: z.string().min(1),
      source: z.string().nullish(),
      severity: z.enum(['critical', 'error', 'warning', 'info']),
      timestamp: z.string().nullish(),
      component: z.string().nullish(),
      group: z.string().nullish(),
      class: z.string().nullish(),
      custom_details: z.unknown().optional(),
    })
    .nullish(),
  client: z.string().nullish(),
  client_url: z.string().nullish(),
});

/**
 * A request to the Events API. Where a trigger has no key, PagerDuty makes one up in its answer, which is not
 * here: such an alert cannot be told to be over. The routing key is a secret and goes nowhere.
 */
export function mapEventRequest(record: object, context: AdapterContext): MappedRecord {
  const parsed = requestSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a request to the PagerDuty Events API');
  const { event_action: action, dedup_key: key, payload, client, client_url } = parsed.data;
  if (action === 'trigger' && !payload)
    return refuse('missing-field', 'payload', 'A trigger says what happened in payload.');
  if (action !== 'trigger' && !key)
    return refuse('missing-field', 'dedup_key', `To ${action} something, dedup_key is needed.`);
  const timestamp = readTime(payload?.timestamp);
  if (payload?.timestamp && !timestamp)
    return refuse('not-understood', 'payload.timestamp', 'payload.timestamp is no time with a zone.');
  const id = deriveId(action, key, payload, client, client_url);
  return {
    events: [
      {
        kind: 'alert',
        id,
        occurredAt: timestamp ?? context.receivedAt,
        outcome: OUTCOMES[action],
        alertId: key ? boundId(key) : id,
        title: firstText('text', payload?.summary, key) ?? 'Alert without a summary',
        // As PagerDuty's dynamic notifications: critical and error are of high urgency. An answer to a trigger
        // repeats no severity; the alert keeps that of its first event.
        severity: payload && ['warning', 'info'].includes(payload.severity) ? 'ticket' : 'page',
        service: firstText('name', payload?.component),
        url: firstText('text', client_url),
        labels: boundLabels({
          source: payload?.source,
          severity: payload?.severity,
          group: payload?.group,
          class: payload?.class,
          details: payload?.custom_details,
          client,
        }),
      },
    ],
  };
}
