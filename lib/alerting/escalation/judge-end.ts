import type { AlertState } from '@/lib/domain/alerting/alert-state';
import type { EscalationEnd } from '@/lib/domain/alerting/escalation';

const WAITING: readonly AlertState[] = ['firing', 'flapping', 'no-data'];

/** Why an escalation ends, by the states of its group's paging alerts; null while one of them waits for somebody. */
export function judgeEnd(states: readonly AlertState[]): EscalationEnd | null {
  if (states.some((state) => WAITING.includes(state))) return null;
  if (states.includes('acknowledged')) return 'acknowledged';
  return states.includes('suppressed') ? 'suppressed' : 'resolved';
}
