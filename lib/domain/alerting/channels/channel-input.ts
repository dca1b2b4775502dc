import { z } from 'zod';
import { CHANNEL_SCHEMAS } from './channel-settings';

const name = z.string().trim().min(1, 'A channel needs a name.').max(100);

/** `secret` may be left out where Gatehouse makes it (the key that signs a webhook). */
const inputOf = <K extends keyof typeof CHANNEL_SCHEMAS>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    name,
    settings: CHANNEL_SCHEMAS[kind].settings,
    secret: kind === 'webhook' ? CHANNEL_SCHEMAS[kind].secret.optional() : CHANNEL_SCHEMAS[kind].secret,
  });

/** A channel as somebody adds it. */
export const addChannelSchema = z.discriminatedUnion('kind', [
  inputOf('email'),
  inputOf('slack'),
  inputOf('teams'),
  inputOf('pagerduty'),
  inputOf('opsgenie'),
  inputOf('alertmanager'),
  inputOf('webhook'),
]);
export type AddChannelInput = z.input<typeof addChannelSchema>;

/**
 * What may be changed of a channel; what is left out stays. Settings and secrets are checked against its kind, and a
 * secret goes with a new host only when it is given anew.
 */
export const changeChannelSchema = z.object({
  name: name.optional(),
  isEnabled: z.boolean().optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  secret: z.record(z.string(), z.unknown()).optional(),
});
export type ChangeChannelInput = z.input<typeof changeChannelSchema>;
