import type { Event } from '@/lib/domain/event';
import type { DrillScope } from './drill-scope';

/** A stretch of time to write events for, [fromMs, toMs), and when the failure begins within all of it. */
export type DrillSpan = { fromMs: number; toMs: number; onsetMs: number };

/** One failure as the events that tell of it. Pure: the same span and scope give the same events. */
export type DrillScenario = {
  /** How long before now its events begin, and its failure: as far as its detector looks back. */
  historyMinutes: number;
  onsetMinutes: number;
  write: (span: DrillSpan, scope: DrillScope) => Event[];
  /** What ends the failure, told once. */
  end: (nowMs: number, scope: DrillScope) => Event[];
};
