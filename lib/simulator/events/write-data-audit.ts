import type { EventOf } from '@/lib/domain/event';
import type { Random } from '../random';

/** The audit entry of an access to classified data, by who accessed it. */
export function writeDataAudit(random: Random, access: EventOf<'data-access'>): EventOf<'audit'> {
  const { principal, service, environment, occurredAt, sentAt } = access;
  return {
    kind: 'audit',
    id: random.uuid(),
    occurredAt,
    sentAt,
    outcome: access.outcome === 'allowed' ? 'success' : 'failure',
    environment,
    service,
    principal,
    actor: { type: 'workload', id: principal ?? 'unknown' },
    action: `data.${access.action}`,
    targets: [{ type: 'dataset', id: `${service}/${access.classification}` }],
    context: {},
    labels: { access: access.id },
  };
}
