import { z } from 'zod';
import { CAUSES } from '../alerting/causes';
import { freshnessSchema, windowSchema } from './common';
import { alertTimesRowSchema } from './incidents';

const seconds = z.number().nullable();
const time = z.string().nullable();

/** M9's figures: durations in seconds, null without any alert that was resolved. */
export const remediationFiguresSchema = z.object({
  open: z.number(),
  oldestOpenSeconds: seconds,
  resolved: z.number(),
  mean: seconds,
  /** The mean with the ages of open alerts counted in: it cannot be below this. */
  meanLowerBound: seconds,
  p50: seconds,
  p95: seconds,
  /** Resolved in less than 4 hours, of those whose 4 hours are over or that were resolved. */
  good: z.number(),
  total: z.number(),
  /** good / total; null without any. */
  share: z.number().nullable(),
});
export type RemediationFigures = z.infer<typeof remediationFiguresSchema>;

/** The figures of a part of the alerts, and of the same part in the period of the same length before. */
export const remediationGroupSchema = remediationFiguresSchema.extend({
  /** The zone, the revision or the cause; null where nobody told it. */
  key: z.string().nullable(),
  /** Of a revision: its policy. */
  policy: z.string().nullable(),
  previous: remediationFiguresSchema,
});
export type RemediationGroup = z.infer<typeof remediationGroupSchema>;

/** `GET /api/v1/remediation`: alerts that were open within a window, with M9's figures. Drills are left out. */
export const remediationSchema = remediationFiguresSchema.extend({
  window: windowSchema,
  items: z.array(
    z.object({
      alertId: z.string(),
      source: z.string(),
      eventId: z.string(),
      title: z.string(),
      severity: z.string(),
      zone: z.string(),
      service: z.string().nullable(),
      environment: z.string().nullable(),
      policy: z.string().nullable(),
      policyRevision: z.string().nullable(),
      cause: z.enum(CAUSES).nullable(),
      /** The number of its incident. */
      incident: z.number().int().nullable(),
      openedAt: z.string(),
      acknowledgedAt: time,
      mitigatedAt: time,
      resolvedAt: time,
      /** What its events tell, and what somebody put in the place of that; the times above are those that hold. */
      times: alertTimesRowSchema,
      /** From its opening to its resolution, or to now while it is open. */
      ageSeconds: z.number(),
      isSlow: z.boolean(),
    }),
  ),
  previous: remediationFiguresSchema,
  by: z.object({
    zone: z.array(remediationGroupSchema),
    revision: z.array(remediationGroupSchema),
    cause: z.array(remediationGroupSchema),
  }),
  freshness: freshnessSchema,
});
export type Remediation = z.infer<typeof remediationSchema>;
