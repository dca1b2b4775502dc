import { SUBJECT_PARTS, type AlertSubject, type SubjectPart } from '@/lib/domain/alerting/subject';

/**
 * What tells the alerts of a rule apart: the parts of the subject that the rule names, in one order whatever the rule's,
 * and the drill, which is never one with what is real.
 */
export const dedupeKey = (
  dedupeBy: readonly SubjectPart[],
  subject: AlertSubject,
  drillId: string | null,
): string =>
  JSON.stringify([
    ...SUBJECT_PARTS.filter((part) => dedupeBy.includes(part)).map((part) => [part, subject[part]]),
    ...(drillId === null ? [] : [['drill', drillId]]),
  ]);
