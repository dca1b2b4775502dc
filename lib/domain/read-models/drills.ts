import { z } from 'zod';
import { ALERT_SEVERITIES } from '../alerting/alert-state';
import { FAILURES } from '../alerting/failures';
import { listOf } from './common';

const time = z.string().nullable();
const seconds = z.number().nullable();

/** `POST /api/v1/drills`. */
export const drillInputSchema = z.object({ failure: z.enum(FAILURES), zone: z.string().min(1).max(100) });
export type DrillInput = z.infer<typeof drillInputSchema>;

/** What it answers: the scope that its events carry. */
export const startedDrillSchema = z.object({
  id: z.string(),
  failure: z.enum(FAILURES),
  zone: z.string(),
  environment: z.string(),
  /** A class of data that the zone may not hold. */
  foreignClassification: z.string(),
  startedAt: z.string(),
});
export type StartedDrill = z.infer<typeof startedDrillSchema>;

/** A drill with what came of it; seconds count from its start, null where it has not happened. */
export const drillRowSchema = z.object({
  id: z.string(),
  failure: z.enum(FAILURES),
  zone: z.string(),
  environment: z.string(),
  startedAt: z.string(),
  startedBy: z.string(),
  endedAt: time,
  endedBy: z.string().nullable(),
  /** The first alert of the failure that the drill made. */
  alertId: z.string().nullable(),
  severity: z.enum(ALERT_SEVERITIES).nullable(),
  runbook: z.string().nullable(),
  runbookTitle: z.string().nullable(),
  detected: z.boolean(),
  timeToDetectSeconds: seconds,
  /** Until a message about it was written for its receivers, and until one of them had taken it. */
  timeToPageSeconds: seconds,
  timeToDeliverSeconds: seconds,
  timeToAcknowledgeSeconds: seconds,
  /** By a person; what ended with the drill is not resolved. */
  timeToResolveSeconds: seconds,
});
export type DrillRow = z.infer<typeof drillRowSchema>;

export const drillListQuerySchema = z.object({
  failure: z.enum(FAILURES).optional(),
  zone: z.string().max(500).optional(),
});

/** `GET /api/v1/drills`: the newest first. */
export const drillListSchema = listOf(drillRowSchema);
