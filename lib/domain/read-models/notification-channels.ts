import { z } from 'zod';
import { CHANNEL_KINDS } from '../alerting/channels/channel-kinds';

const time = z.string().nullable();

/** `unused`: it was never tried. `failing`: its last attempt did not deliver. */
export const CHANNEL_STATES = ['paused', 'unused', 'working', 'failing'] as const;
export type ChannelState = (typeof CHANNEL_STATES)[number];

export const notificationChannelSchema = z.object({
  id: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  isEnabled: z.boolean(),
  state: z.enum(CHANNEL_STATES),
  /** Where it leads, as people know it, without anything secret; null where its secret cannot be read. */
  target: z.string().nullable(),
  /** False where its secret was encrypted under another GATEHOUSE_SECRET and must be entered again. */
  isReadable: z.boolean(),
  /** What is known of it but its secrets; null for those who may not change it. */
  settings: z.record(z.string(), z.unknown()).nullable(),
  /** The routes and escalations that send to it. */
  uses: z.array(z.string()),
  /** How many messages wait for it, and since when the oldest one. */
  waiting: z.number().int(),
  waitingSince: time,
  lastDeliveredAt: time,
  /** Since its first attempt that did not deliver, with how many there were since; null while it works. */
  failingSince: time,
  failures: z.number().int(),
  lastError: z.string().nullable(),
  lastErrorAt: time,
  /** Of Alertmanager: when it was told last of what is still open, and why it could not be. */
  refreshedAt: time,
  refreshError: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type NotificationChannelView = z.infer<typeof notificationChannelSchema>;

/** `GET /api/v1/notification-channels`, by name. */
export const notificationChannelsSchema = z.object({ items: z.array(notificationChannelSchema) });
export type NotificationChannels = z.infer<typeof notificationChannelsSchema>;

/** `signingKey`: what signs a webhook where Gatehouse made it; shown this one time. */
export const addedChannelSchema = z.object({ id: z.string(), signingKey: z.string().nullable() });
export type AddedChannel = z.infer<typeof addedChannelSchema>;

/** `recipient`: of e-mail a person's address instead of the channel's own. */
export const testChannelSchema = z.object({
  recipient: z.email({ error: 'This is no e-mail address.' }).max(254).optional(),
});
export const testedChannelSchema = z.object({ notificationId: z.string() });
