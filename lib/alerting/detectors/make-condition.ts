import type { AlertCondition } from '@/lib/domain/alerting/condition';

/** A condition with nothing said of burn rates, rungs and changes, unless it is given. */
export const makeCondition = (
  found: Pick<AlertCondition, 'subject' | 'outcome' | 'sentence'> & Partial<AlertCondition>,
): AlertCondition => ({
  value: null,
  threshold: null,
  unit: null,
  sinceMs: null,
  severity: null,
  firing: [],
  burn: null,
  changes: [],
  ...found,
});
