/** A source's clock may be this far ahead before its event is marked as skewed (slo.md §7). */
export const CLOCK_TOLERANCE_MS = 300_000;

/** Whether an event happened too far after it was received to be believed; milliseconds since 1970. */
export const isClockSkewed = (
  occurredAtMs: number,
  receivedAtMs: number,
  toleranceMs: number = CLOCK_TOLERANCE_MS,
): boolean => occurredAtMs > receivedAtMs + toleranceMs;
