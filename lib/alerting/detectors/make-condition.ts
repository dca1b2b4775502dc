import type { AlertCondition } from '@/lib/domain/alerting/condition';
import { NO_SUBJECT, type AlertSubject } from '@/lib/domain/alerting/subject';

type Given = Pick<AlertCondition, 'outcome' | 'sentence'> &
  Partial<Omit<AlertCondition, 'subject' | 'outcome' | 'sentence'>> & { subject: Partial<AlertSubject> };

/** A condition with what was not given left empty. */
export const makeCondition = ({ subject, ...given }: Given): AlertCondition => ({
  value: null,
  threshold: null,
  unit: null,
  sinceMs: null,
  severity: null,
  firing: [],
  burn: null,
  changes: [],
  ...given,
  subject: { ...NO_SUBJECT, ...subject },
});
