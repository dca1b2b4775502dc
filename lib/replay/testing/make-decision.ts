import type { ReplayEvent } from '@/lib/policy/replay/replay-event';

/** A stored decision as it goes to an engine; `payload` is what its source sent. */
export const makeDecision = (
  payload: unknown,
  { adapter = 'opa', ...event }: Partial<ReplayEvent['event']> & { adapter?: string } = {},
): ReplayEvent => ({
  event: {
    id: '0190a0a0-0000-7000-8000-000000000001',
    occurredAt: '2026-11-21T10:00:00.000000Z',
    source: adapter,
    outcome: 'allow',
    zone: 'payments',
    service: 'checkout',
    environment: 'aws',
    principal: 'alice',
    policy: 'http/authz/allow',
    rule: null,
    revision: null,
    action: 'GET',
    resource: '/',
    targetService: null,
    targetZone: null,
    ...event,
  },
  adapter,
  payload: JSON.stringify(payload),
});
