import { z } from 'zod';
import { windowSchema } from './common';

/** What a line of a timeline is about. */
export const TIMELINE_KINDS = [
  'alert',
  'acknowledgement',
  'change',
  'review',
  'verdict',
  'message',
  'measure',
  'state',
  'role',
  'step',
  'note',
  'correction',
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const timelineItemSchema = z.object({
  /** Stable: a line can be linked to. */
  id: z.string(),
  at: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  /** What happened, in one sentence without its time and author. */
  text: z.string(),
  by: z.string().nullable(),
  /** Of notes and the like: what somebody wrote. */
  detail: z.string().nullable(),
  /** How many things of a minute the line tells of. */
  count: z.number().int(),
  alertId: z.string().nullable(),
  /** A policy and, where two revisions are known, what to compare. */
  policy: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

/** `GET /api/v1/incidents/{id}/timeline`: earliest first. */
export const incidentTimelineSchema = z.object({
  window: windowSchema,
  items: z.array(timelineItemSchema),
  /** More happened than the line shows: what of, in a sentence each. */
  leftOut: z.array(z.string()),
});
export type IncidentTimeline = z.infer<typeof incidentTimelineSchema>;
