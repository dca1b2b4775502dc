import type { EventOf } from '@/lib/domain/event';
import { PEOPLE } from '../estate/people';
import { hashText, type Random } from '../random';
import { defineFormat } from './format';

const STATES = {
  opened: { type: 'incident.triggered', status: 'triggered' },
  acknowledged: { type: 'incident.acknowledged', status: 'acknowledged' },
  resolved: { type: 'incident.resolved', status: 'resolved' },
} as const;

function write(event: EventOf<'alert'>, random: Random) {
  const { alertId, outcome, service, title, url } = event;
  const { type, status } = STATES[outcome];
  const person = random.pick(PEOPLE);
  const reference = (kind: string, summary: string) => ({
    html_url: null,
    id: `P${hashText(`${kind} ${summary}`).toString(36).toUpperCase()}`,
    self: null,
    summary,
    type: `${kind}_reference`,
  });
  return {
    event: {
      id: event.id,
      event_type: type,
      resource_type: 'incident',
      occurred_at: event.occurredAt,
      // What monitoring begins and ends, nobody does.
      agent: outcome === 'acknowledged' ? reference('user', person.name) : null,
      client: null,
      data: {
        id: alertId,
        type: 'incident',
        html_url: url,
        number: hashText(alertId) % 100_000,
        status,
        incident_key: alertId,
        title,
        service: reference('service', service!),
        assignees: [],
        escalation_policy: reference('escalation_policy', 'Trust platform'),
        priority: null,
        urgency: 'high',
      },
    },
  };
}

/**
 * Services that fail wake somebody through PagerDuty, which knows the service and no environment; what is about no
 * service or about a policy is told natively. Source: PagerDuty, "Webhooks, Overview" (version 3).
 */
export const pagerDuty = defineFormat({
  path: '/api/ingest/pagerduty',
  kind: 'alert',
  speaks: ({ severity, service, policy }) => severity === 'page' && Boolean(service) && !policy,
  write,
  webhook: 'pagerduty',
});
