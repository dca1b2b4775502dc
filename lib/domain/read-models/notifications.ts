import { z } from 'zod';
import { ALERT_SEVERITIES } from '../alerting/alert-state';
import { CHANNEL_KINDS } from '../alerting/channels/channel-kinds';
import { ATTEMPT_OUTCOMES, DELIVERY_STATES } from '../alerting/channels/delivery';
import { ALERT_CATEGORIES } from '../alerting/detectors';
import { NOTIFICATION_KINDS, notificationSchema } from '../alerting/notification';
import { pageSchema } from '../filters';
import { listOf } from './common';

const time = z.string().nullable();

/** A message to one receiver. */
export const deliverySchema = z.object({
  id: z.string(),
  channelId: z.string(),
  channel: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  /** The address of a person; null for the channel's own receivers, and for those who may not answer alerts. */
  recipient: z.string().nullable(),
  /** Which route or step of an escalation asked for it. */
  why: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.number().int(),
  /** While it waits. */
  nextAttemptAt: time,
  finishedAt: time,
  lastError: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** A message with whom it went to. */
export const notificationRowSchema = z.object({
  id: z.string(),
  kind: z.enum(NOTIFICATION_KINDS),
  category: z.enum(ALERT_CATEGORIES),
  severity: z.enum(ALERT_SEVERITIES),
  title: z.string(),
  sentence: z.string(),
  zone: z.string().nullable(),
  isDrill: z.boolean(),
  /** How many alerts it told of. */
  alerts: z.number().int(),
  url: z.string(),
  createdAt: z.string(),
  /** Null while nobody has decided who gets it. */
  routedAt: time,
  /** Why it reached nobody, or not everybody; not routed: why it is set aside. Empty where neither is so. */
  unreached: z.array(z.string()),
  deliveries: z.array(deliverySchema),
});
export type NotificationRow = z.infer<typeof notificationRowSchema>;

/** `GET /api/v1/notifications`: the newest first. */
export const notificationListSchema = listOf(notificationRowSchema);
export type NotificationList = z.infer<typeof notificationListSchema>;

export const notificationListQuerySchema = pageSchema.extend({
  channel: z.uuid().optional(),
  kind: z.enum(NOTIFICATION_KINDS).optional(),
  /** Those with a delivery in this state; `unreached`: those that reached nobody, or not everybody, or are set aside. */
  state: z.enum([...DELIVERY_STATES, 'unreached']).optional(),
});
export type NotificationListQuery = z.infer<typeof notificationListQuerySchema>;

/** One attempt to deliver. */
export const attemptSchema = z.object({
  at: z.string(),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  /** What the receiver answered, of HTTP or SMTP; null where it did not. */
  status: z.number().int().nullable(),
  detail: z.string(),
  tookMs: z.number(),
});

/** `GET /api/v1/notifications/{id}`: a message as it was sent, and every attempt to deliver it. */
export const notificationDetailSchema = notificationRowSchema.extend({
  /** Null where this version of Gatehouse cannot read it. */
  body: notificationSchema.nullable(),
  deliveries: z.array(deliverySchema.extend({ log: z.array(attemptSchema) })),
});
export type NotificationDetail = z.infer<typeof notificationDetailSchema>;
