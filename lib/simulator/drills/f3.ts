import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf } from './drill-scope';
import { isWithin, listSlots } from './list-slots';

const STEP_MS = 5_000;

/** F3: keys are rotated, and from then on two of three authentications fail. */
export const F3_DRILL: DrillScenario = {
  historyMinutes: 40,
  onsetMinutes: 16,
  write: (span, scope) => {
    const { provider, services } = namesOf(scope);
    const rotation: Event = {
      kind: 'change',
      id: `${scope.environment}-rotation`,
      occurredAt: new Date(span.onsetMs).toISOString(),
      type: 'rotation',
      environment: scope.environment,
      zone: scope.zone,
      author: 'drill',
      message: 'Signing keys rotated',
    };
    const attempts = listSlots(span, STEP_MS).map(({ at, number, isFailing }): Event => {
      const isRefused = isFailing && number % 3 > 0;
      return {
        kind: 'auth',
        id: `${provider}-${number}`,
        occurredAt: at,
        environment: scope.environment,
        zone: scope.zone,
        service: services[number % 2]!,
        principal: `spiffe://drill/${services[number % 2]!}`,
        provider,
        method: 'jwt',
        outcome: isRefused ? 'failure' : 'success',
        ...(isRefused && { reason: 'unknown signing key' }),
      };
    });
    return [...(isWithin(span, span.onsetMs) ? [rotation] : []), ...attempts];
  },
  end: () => [],
};
