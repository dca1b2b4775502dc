import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf } from './drill-scope';
import { listSlots } from './list-slots';

const STEP_MS = 15_000;

/** F7: a service reads a class of data that its zone may not hold, and takes some of it to another region. */
export const F7_DRILL: DrillScenario = {
  historyMinutes: 30,
  onsetMinutes: 12,
  write: (span, scope) => {
    const service = namesOf(scope).services[3]!;
    return listSlots(span, STEP_MS)
      .filter(({ isFailing }) => isFailing)
      .map(({ at, number }): Event => {
        const isTransfer = number % 2 === 0;
        return {
          kind: 'data-access',
          id: `${service}-access-${number}`,
          occurredAt: at,
          environment: scope.environment,
          zone: scope.zone,
          service,
          principal: `spiffe://drill/${service}`,
          classification: scope.foreignClassification,
          action: isTransfer ? 'transfer' : 'read',
          outcome: 'allowed',
          bytes: 4_096,
          ...(isTransfer && { fromRegion: 'eu-central-1', toRegion: 'us-east-1' }),
        };
      });
  },
  end: () => [],
};
