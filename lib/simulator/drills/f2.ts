import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf } from './drill-scope';
import { listSlots } from './list-slots';

const STEP_MS = 120_000;

/** F2: of four services one falls silent and one goes on without its trust tags. */
export const F2_DRILL: DrillScenario = {
  historyMinutes: 120,
  onsetMinutes: 50,
  write: (span, scope) => {
    const [silent, untagged] = namesOf(scope).services;
    return listSlots(span, STEP_MS).flatMap(({ at, number, isFailing }) =>
      namesOf(scope)
        .services.filter((service) => !(isFailing && service === silent))
        .map((service): Event => {
          const isTagged = !(isFailing && service === untagged);
          return {
            kind: 'heartbeat',
            id: `${service}-heartbeat-${number}`,
            occurredAt: at,
            environment: scope.environment,
            zone: scope.zone,
            service,
            tagged: isTagged,
            missingTags: isTagged ? [] : ['trust.zone'],
          };
        }),
    );
  },
  end: (nowMs, scope) =>
    namesOf(scope).services.map((service): Event => ({
      kind: 'heartbeat',
      id: `${service}-heartbeat-end`,
      occurredAt: new Date(nowMs).toISOString(),
      environment: scope.environment,
      zone: scope.zone,
      service,
      tagged: true,
      missingTags: [],
    })),
};
