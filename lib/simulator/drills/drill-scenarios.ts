import type { Failure } from '@/lib/domain/alerting/failures';
import type { Event } from '@/lib/domain/event';
import type { DrillScenario } from './drill-scenario';
import type { DrillScope } from './drill-scope';
import { F1_DRILL } from './f1';
import { F2_DRILL } from './f2';
import { F3_DRILL } from './f3';
import { F4_DRILL } from './f4';
import { F5_DRILL } from './f5';
import { F6_DRILL } from './f6';
import { F7_DRILL } from './f7';
import { F8_DRILL } from './f8';

/** One drill for each failure. */
export const DRILL_SCENARIOS: Readonly<Record<Failure, DrillScenario>> = {
  F1: F1_DRILL,
  F2: F2_DRILL,
  F3: F3_DRILL,
  F4: F4_DRILL,
  F5: F5_DRILL,
  F6: F6_DRILL,
  F7: F7_DRILL,
  F8: F8_DRILL,
};

const MINUTE_MS = 60_000;

/**
 * The events of a failure that a drill injects: from as far back as its detector looks up to now, or, with `sinceMs`, those
 * that came since. `startedMs` is when the drill began, which its onset lies before.
 */
export function writeDrillEvents(
  failure: Failure,
  scope: DrillScope,
  { startedMs, nowMs, sinceMs }: { startedMs: number; nowMs: number; sinceMs?: number },
): Event[] {
  const { historyMinutes, onsetMinutes, write } = DRILL_SCENARIOS[failure];
  const span = {
    fromMs: sinceMs ?? startedMs - historyMinutes * MINUTE_MS,
    toMs: nowMs,
    onsetMs: startedMs - onsetMinutes * MINUTE_MS,
  };
  return write(span, scope);
}
