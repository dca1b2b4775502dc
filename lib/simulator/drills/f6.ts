import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf } from './drill-scope';
import { listSlots } from './list-slots';

const STEP_MS = 300_000;
/** As much in five minutes as no zone has budgeted for a month: what an agent reports costs Gatehouse nothing. */
const BYTES = 2e13;

/** F6: one service reports a flood of telemetry. */
export const F6_DRILL: DrillScenario = {
  historyMinutes: 120,
  onsetMinutes: 90,
  write: (span, scope) =>
    listSlots(span, STEP_MS).map(({ at, number, isFailing }): Event => {
      const service = namesOf(scope).services[0]!;
      return {
        kind: 'heartbeat',
        id: `${service}-volume-${number}`,
        occurredAt: at,
        environment: scope.environment,
        zone: scope.zone,
        service,
        tagged: true,
        missingTags: [],
        bytes: isFailing ? BYTES : 1_000,
        records: isFailing ? 1e9 : 10,
      };
    }),
  end: () => [],
};
