import type { Event } from '@/lib/domain/event';
import type { Random } from './random';

/** What is worth keeping whole: nobody looks for what went well. */
const ORDINARY: readonly string[] = ['allow', 'allowed', 'success', 'valid'];

/**
 * What a sampling source lets go of an event: null where it is left out, with its rate where it stands for others
 * too. Denials, failures and audit entries are all kept.
 */
export function thinEvent(random: Random, event: Event, rate: number): Event | null {
  const isOrdinary = 'outcome' in event && ORDINARY.includes(event.outcome ?? '');
  if (!isOrdinary || event.kind === 'audit') return event;
  return random.chance(rate) ? { ...event, sampleRate: (event.sampleRate ?? 1) * rate } : null;
}
