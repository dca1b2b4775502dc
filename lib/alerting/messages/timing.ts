import type { AlertSeverity } from '@/lib/domain/alerting/alert-state';

const MINUTE_MS = 60_000;

/** When a group is told of. */
export type Timing = {
  /** After its first alert: what belongs together often comes together. */
  waitMs: number;
  /** Between news of a group that was told of already. */
  intervalMs: number;
  /** Until it is told again that nobody has acknowledged it. */
  repeatMs: number;
};

/** A page is told at once: one evaluation finds what fires at the same time. */
export const TIMINGS: Readonly<Record<AlertSeverity, Timing>> = {
  page: { waitMs: 0, intervalMs: 5 * MINUTE_MS, repeatMs: 4 * 60 * MINUTE_MS },
  ticket: { waitMs: 2 * MINUTE_MS, intervalMs: 30 * MINUTE_MS, repeatMs: 24 * 60 * MINUTE_MS },
};
