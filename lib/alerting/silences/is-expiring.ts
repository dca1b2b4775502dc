import type { TimeSpan } from '@/lib/slo/merge-windows';

const HOUR_MS = 3_600_000;

/** How long before its end a silence is said to run out: an hour, of a short one a quarter of its length. */
const warnsBeforeMs = ({ fromMs, toMs }: TimeSpan): number => Math.min(HOUR_MS, (toMs - fromMs) / 4);

/** Whether a silence that holds from start to end is about to run out. */
export const isExpiring = (span: TimeSpan, nowMs: number): boolean =>
  span.fromMs <= nowMs && nowMs < span.toMs && span.toMs - nowMs <= warnsBeforeMs(span);
