import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf } from './drill-scope';
import { isWithin, listSlots } from './list-slots';

const STEP_MS = 3_000;

/** F4: a revision is activated, and from then on three of four requests are denied that were allowed before. */
export const F4_DRILL: DrillScenario = {
  historyMinutes: 60,
  onsetMinutes: 16,
  write: (span, scope) => {
    const { policy, services } = namesOf(scope);
    const activation: Event = {
      kind: 'change',
      id: `${scope.environment}-activated-r2`,
      occurredAt: new Date(span.onsetMs).toISOString(),
      type: 'policy-activated',
      environment: scope.environment,
      zone: scope.zone,
      policy,
      revision: 'r2',
      author: 'drill',
    };
    const decisions = listSlots(span, STEP_MS).map(({ at, number, isFailing }): Event => {
      const isDenied = isFailing && number % 4 > 0;
      return {
        kind: 'decision',
        id: `${scope.environment}-decision-${number}`,
        occurredAt: at,
        environment: scope.environment,
        zone: scope.zone,
        service: services[number % 3]!,
        principal: `spiffe://drill/${services[3]!}`,
        policy,
        rule: isDenied ? 'egress-3' : 'egress-1',
        revision: isFailing ? 'r2' : 'r1',
        action: 'GET',
        resource: '/cards',
        outcome: isDenied ? 'deny' : 'allow',
        latencyMs: 2,
        ...(isDenied && { reason: 'destination is not listed' }),
      };
    });
    return [...(isWithin(span, span.onsetMs) ? [activation] : []), ...decisions];
  },
  end: (nowMs, scope) => [
    {
      kind: 'change',
      id: `${scope.environment}-rolled-back`,
      occurredAt: new Date(nowMs).toISOString(),
      type: 'policy-rolled-back',
      environment: scope.environment,
      zone: scope.zone,
      policy: namesOf(scope).policy,
      revision: 'r1',
      author: 'drill',
    },
  ],
};
