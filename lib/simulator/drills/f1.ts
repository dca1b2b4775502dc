import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import { namesOf, type DrillScope } from './drill-scope';
import { isWithin, listSlots } from './list-slots';

const MINUTE_MS = 60_000;
/** The first revision is everywhere so long before the second is in one of two environments. */
const BEFORE_MS = 20 * MINUTE_MS;

/** F1: a rollout reaches one of two environments and stops. */
export const F1_DRILL: DrillScenario = {
  historyMinutes: 90,
  onsetMinutes: 60,
  write: (span, scope) => {
    const { otherEnvironment, policy, services } = namesOf(scope);
    const beforeMs = span.onsetMs - BEFORE_MS;
    const decisions = listSlots(span, 5 * MINUTE_MS).flatMap(({ at, number, isFailing }): Event[] =>
      [scope.environment, otherEnvironment].map((environment) => ({
        kind: 'decision',
        id: `${environment}-decision-${number}`,
        occurredAt: at,
        environment,
        zone: scope.zone,
        service: services[0]!,
        policy,
        revision: isFailing && environment === scope.environment ? 'r2' : 'r1',
        outcome: 'allow',
      })),
    );
    return [
      ...(isWithin(span, beforeMs)
        ? [
            activate('r1', scope.environment, beforeMs, scope),
            activate('r1', otherEnvironment, beforeMs, scope),
          ]
        : []),
      ...(isWithin(span, span.onsetMs) ? [activate('r2', scope.environment, span.onsetMs, scope)] : []),
      ...decisions,
    ];
  },
  end: (nowMs, scope) => [activate('r2', namesOf(scope).otherEnvironment, nowMs, scope)],
};

const activate = (revision: string, environment: string, atMs: number, scope: DrillScope): Event => ({
  kind: 'change',
  id: `${environment}-activated-${revision}`,
  occurredAt: new Date(atMs).toISOString(),
  type: 'policy-activated',
  environment,
  zone: scope.zone,
  policy: namesOf(scope).policy,
  revision,
  author: 'drill',
});
