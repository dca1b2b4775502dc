import { toSilencing, type Silence, type Silencing } from '@/lib/domain/alerting/silence';
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
  const span = findSpan(silencing, nowMs);
  if (silencing.startsAtMs > nowMs) return { state: 'upcoming', span };
  if (!span) return { state: 'expired', span };
  return { state: span.fromMs <= nowMs ? 'active' : 'between', span };
}

function findSpan(silencing: Silencing, nowMs: number): TimeSpan | null {
  const { recurrence, startsAtMs, endsAtMs } = silencing;
  if (!recurrence) return { fromMs: startsAtMs, toMs: endsAtMs };
  const lengthMs = recurrence.minutes * 60_000;
  const atMs = Math.max(nowMs, startsAtMs);
  const spans = activeSpans(silencing, atMs - lengthMs, atMs + NEXT_WITHIN_MS + lengthMs);
  return spans.find(({ toMs }) => toMs > atMs) ?? null;
}
