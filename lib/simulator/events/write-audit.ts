import type { Event } from '@/lib/domain/event';
import { PEOPLE } from '../estate/people';
import { formatMicros } from '../format-time';
import type { Site } from '../policies/policy';
import type { Random } from '../random';

const ACTIONS = [
  { action: 'secret.read', target: 'secret', changes: null },
  { action: 'role.grant', target: 'role', changes: { members: { added: 1 } } },
  { action: 'role.revoke', target: 'role', changes: { members: { removed: 1 } } },
  { action: 'policy.approve', target: 'pull-request', changes: { state: { from: 'open', to: 'approved' } } },
  { action: 'service.scale', target: 'deployment', changes: { replicas: { from: 4, to: 6 } } },
  { action: 'token.create', target: 'token', changes: null },
] as const;

/** A person did something to a thing of a service. */
export function writeAudit(random: Random, at: number, { service, environment }: Site): Event {
  const person = random.pick(PEOPLE);
  const { action, target, changes } = random.pick(ACTIONS);
  return {
    kind: 'audit',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(1_200, 0.6)),
    outcome: random.chance(0.02) ? 'failure' : 'success',
    environment,
    service: service.name,
    principal: person.email,
    actor: { type: 'user', id: person.email, name: person.name },
    action,
    targets: [{ type: target, id: `${service.name}/${target}-${random.hex(8).slice(0, 4)}` }],
    context: {
      ip: `198.51.100.${random.index(60) + 10}`,
      userAgent: random.pick(['acme-console/3.2', 'kubectl/v1.34.1', 'terraform/1.9.8']),
      location: random.pick(['Hamburg, DE', 'Munich, DE', 'Lyon, FR']),
    },
    ...(changes ? { changes } : {}),
  };
}
