import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf } from './drill-scope';
import { listSlots } from './list-slots';

const STEP_MS = 3_000;

/** F5: policy evaluation takes seconds instead of milliseconds. */
export const F5_DRILL: DrillScenario = {
  historyMinutes: 40,
  onsetMinutes: 20,
  write: (span, scope) => {
    const { policy, services } = namesOf(scope);
    return listSlots(span, STEP_MS).map(({ at, number, isFailing }): Event => ({
      kind: 'decision',
      id: `${scope.environment}-decision-${number}`,
      occurredAt: at,
      environment: scope.environment,
      zone: scope.zone,
      service: services[0]!,
      principal: `spiffe://drill/${services[1]!}`,
      policy,
      revision: 'r1',
      action: 'GET',
      resource: '/accounts',
      outcome: 'allow',
      latencyMs: isFailing ? 2_000 + (number % 10) * 300 : 2 + (number % 10) * 0.3,
    }));
  },
  end: () => [],
};
