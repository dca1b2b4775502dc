import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf } from './drill-scope';
import { listSlots } from './list-slots';

const STEP_MS = 3_000;

/** F8: calls between services fail with 503. */
export const F8_DRILL: DrillScenario = {
  historyMinutes: 40,
  onsetMinutes: 16,
  write: (span, scope) => {
    const { services } = namesOf(scope);
    return listSlots(span, STEP_MS).map(({ at, number, isFailing }): Event => {
      const isBroken = isFailing && number % 5 > 0;
      const from = services[number % 2]!;
      const to = services[2]!;
      return {
        kind: 'flow',
        id: `${from}-call-${number}`,
        occurredAt: at,
        environment: scope.environment,
        zone: scope.zone,
        service: from,
        sourceZone: scope.zone,
        sourceService: from,
        targetZone: scope.zone,
        targetService: to,
        protocol: 'http',
        port: 8_443,
        outcome: isBroken ? 'error' : 'allowed',
        statusCode: isBroken ? 503 : 200,
        latencyMs: 12,
      };
    });
  },
  end: () => [],
};
