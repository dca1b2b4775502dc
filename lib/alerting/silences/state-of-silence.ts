import type { Silence } from '@/lib/domain/alerting/silence';
import { toSilencing } from '@/lib/domain/alerting/silence';
import type { SilenceState } from '@/lib/domain/read-models/silences';
import type { TimeSpan } from '@/lib/slo/merge-windows';
import { activeSpans } from './active-spans';

/** Occurrences come once a week at least, so the next one is within this. */
const NEXT_WITHIN_MS = 8 * 86_400_000;

/**
 * How a silence stands at a time, and the stretch in which it holds now or will hold next; null where there is none. A
 * recurring one is `between` while it does not hold.
 */
export function stateOfSilence(
  silence: Silence,
  nowMs: number,
): { state: SilenceState; span: TimeSpan | null } {
  const silencing = toSilencing(silence);
  if (silence.endedAt !== null && silencing.endsAtMs <= nowMs) return { state: 'ended', span: null };
  if (silencing.endsAtMs <= nowMs) return { state: 'expired', span: null };
  const fromMs = Math.max(nowMs, silencing.startsAtMs);
  const [span = null] = activeSpans(silencing, fromMs, fromMs + NEXT_WITHIN_MS);
  const whole = span && wholeOf(silence, span, silencing.startsAtMs);
  if (silencing.startsAtMs > nowMs) return { state: 'upcoming', span: whole };
  if (span && span.fromMs <= nowMs) return { state: 'active', span: whole };
  return span ? { state: 'between', span: whole } : { state: 'expired', span: null };
}

/** A stretch was cut where it was looked for: it goes on to its own end, from its own start. */
function wholeOf(silence: Silence, span: TimeSpan, startsAtMs: number): TimeSpan {
  const silencing = toSilencing(silence);
  const lengthMs = (silence.recurrence?.minutes ?? 0) * 60_000;
  const around = activeSpans(
    silencing,
    Math.max(startsAtMs, span.fromMs - lengthMs),
    silence.recurrence ? span.toMs + lengthMs : silencing.endsAtMs,
  );
  return around.find(({ fromMs, toMs }) => fromMs <= span.fromMs && toMs >= span.fromMs) ?? span;
}
