import { sayDuration } from '@/lib/slo/words';

const MINUTE_MS = 60_000;

/** How long it is until a time (milliseconds since 1970), to the minute and never less than one: "25 minutes". */
export const sayLeft = (untilMs: number, nowMs: number): string =>
  sayDuration(Math.round(Math.max(MINUTE_MS, untilMs - nowMs) / MINUTE_MS) * MINUTE_MS);
