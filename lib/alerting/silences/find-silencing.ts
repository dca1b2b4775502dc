import type { Matched } from '@/lib/domain/alerting/matcher';
import type { Silencing } from '@/lib/domain/alerting/silence';
import { matchesAlert } from '../matching/matches-alert';
import { activeSpans } from './active-spans';

/** The silences that hide an alert at a time (milliseconds since 1970): those that hold then and match it. */
export const findSilencing = (silences: readonly Silencing[], alert: Matched, atMs: number): Silencing[] =>
  silences.filter((silence) => matchesAlert(silence.matchers, alert) && isActiveAt(silence, atMs));

/** A storm asks for thousands of alerts at the same time, and reckoning with clocks is slow. */
const lastAnswers = new WeakMap<Silencing, { atMs: number; isActive: boolean }>();

/** Whether a silence holds at a time; its end belongs to it no more. */
function isActiveAt(silence: Silencing, atMs: number): boolean {
  const last = lastAnswers.get(silence);
  if (last?.atMs === atMs) return last.isActive;
  const isActive = activeSpans(silence, atMs, atMs + 1).length > 0;
  lastAnswers.set(silence, { atMs, isActive });
  return isActive;
}
