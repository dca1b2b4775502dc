import type { AlertSubject, SubjectPart } from '@/lib/domain/alerting/subject';

/** What two subjects have in common when conditions about them are one alert. */
export const subjectKey = (subject: AlertSubject, dedupeBy: readonly SubjectPart[]): string =>
  JSON.stringify(dedupeBy.map((part) => subject[part]));
