import type { EscalationInput } from '@/lib/domain/alerting/escalation';
import type { Notification } from '@/lib/domain/alerting/notification';
import type { RunPlace } from './take-step';

/**
 * The message of a step: the last one that the group had, about the alerts that nobody acknowledged, with what it is now
 * said for. `waiting`: the ids of these alerts.
 */
export function writeEscalationMessage(
  last: Notification,
  {
    id,
    escalation,
    take,
    startedAt,
    waiting,
    now,
  }: {
    id: string;
    escalation: EscalationInput;
    take: RunPlace;
    startedAt: Date;
    waiting: readonly string[];
    now: Date;
  },
): Notification {
  const minutes = Math.max(0, Math.round((now.getTime() - startedAt.getTime()) / 60_000));
  const place = `step ${take.step + 1} of ${escalation.steps.length}`;
  const round = take.round > 0 ? `, round ${take.round + 1}` : '';
  const told = last.alerts.filter((alert) => waiting.includes(alert.id));
  return {
    ...last,
    id,
    kind: 'escalation',
    severity: 'page',
    title: `Not acknowledged: ${last.title.replace(/^Not acknowledged: /, '')}`,
    sentence: `${last.sentence.replace(ADDED, '')} Nobody acknowledged it within ${minutes} min (${escalation.name}, ${place}${round}).`,
    sentAt: now.toISOString(),
    alerts: told.length > 0 ? told : last.alerts,
    alertIds: [...waiting],
  };
}

/** What an earlier step added. */
const ADDED = / Nobody acknowledged it within \d+ min \(.*\)\.$/;
