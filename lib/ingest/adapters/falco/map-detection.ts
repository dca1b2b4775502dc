import type { Alert } from '@/lib/domain/event';
import { formatMicros, parseMicros } from '@/lib/domain/timestamp';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { FalcoAlert } from './falco-schema';
import { readScope } from './read-scope';

/** Falcosidekick hands these to Alertmanager as critical; the others as warning or information. */
const PAGES: readonly string[] = ['emergency', 'alert', 'critical'];

/**
 * A detection opens an alert. Falco never says that one ended, and an end that nobody saw must not be made
 * up: M9 would call it remediated in no time. So one alert stands for all that a rule found at one place on
 * one day (UTC): a loud rule leaves one alert open instead of thousands, the next day starts anew, and whoever
 * works on it ends it: a `resolved` alert with this alertId, sent to `alerts?source=falco`.
 */
export function mapDetection(alert: FalcoAlert, id: string, occurredAt: string): Alert {
  const fields = alert.output_fields ?? {};
  const place = [
    alert.hostname,
    fields['container.id'],
    fields['k8s.ns.name'] ?? fields['ka.target.namespace'],
    fields['k8s.pod.name'] ?? fields['ka.target.name'],
    fields['ka.user.name'] ?? fields['user.name'],
  ];
  return {
    kind: 'alert',
    id,
    occurredAt,
    outcome: 'opened',
    alertId: deriveId(alert.rule, place, formatMicros(parseMicros(occurredAt)).slice(0, 10)),
    title: firstText('text', alert.rule) ?? 'Falco',
    severity: PAGES.includes(alert.priority) ? 'page' : 'ticket',
    policy: firstText('name', alert.rule),
    ...readScope(alert),
    labels: boundLabels({
      priority: alert.priority,
      output: alert.output,
      hostname: alert.hostname,
      engine: alert.source,
      tags: alert.tags?.join(', '),
      ...fields,
    }),
  };
}
