import type { AlertCondition } from '@/lib/domain/alerting/condition';

const GRAVITY = { true: 2, 'no-data': 1, false: 0 };

/** One condition of each subject: the one that holds, else the last of them. */
export function onePerSubject(conditions: readonly AlertCondition[]): AlertCondition[] {
  const kept = new Map<string, AlertCondition>();
  for (const condition of conditions) {
    const key = JSON.stringify(condition.subject);
    const known = kept.get(key);
    if (!known || GRAVITY[condition.outcome] >= GRAVITY[known.outcome]) kept.set(key, condition);
  }
  return [...kept.values()];
}
