import { z } from 'zod';

const part = z.string().min(1).max(300).nullable();

/** What an alert is about; null parts: all of them. */
export const alertSubjectSchema = z.object({
  zone: part,
  service: part,
  environment: part,
  policy: part,
  /** What has no part of its own: a source, a host, an objective, a pair of zones, a finding. */
  item: part,
});
export type AlertSubject = z.infer<typeof alertSubjectSchema>;

/** The parts that alerts are told apart and grouped by. */
export const SUBJECT_PARTS = ['zone', 'service', 'environment', 'policy', 'item'] as const;
export type SubjectPart = (typeof SUBJECT_PARTS)[number];

export const NO_SUBJECT: AlertSubject = {
  zone: null,
  service: null,
  environment: null,
  policy: null,
  item: null,
};
