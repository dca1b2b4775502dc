import { z } from 'zod';
import { CHANNEL_SCHEMAS } from './channel-settings';

const name = z.string().trim().min(1, 'A channel needs a name.').max(100);

/** A channel as somebody adds it. The key that signs a webhook is made where it is left out. */
export const addChannelSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), name, ...CHANNEL_SCHEMAS.email }),
  z.object({ kind: z.literal('slack'), name, ...CHANNEL_SCHEMAS.slack }),
  z.object({ kind: z.literal('teams'), name, ...CHANNEL_SCHEMAS.teams }),
  z.object({ kind: z.literal('pagerduty'), name, ...CHANNEL_SCHEMAS.pagerduty }),
  z.object({ kind: z.literal('opsgenie'), name, ...CHANNEL_SCHEMAS.opsgenie }),
  z.object({ kind: z.literal('alertmanager'), name, ...CHANNEL_SCHEMAS.alertmanager }),
  z.object({
    kind: z.literal('webhook'),
    name,
    settings: CHANNEL_SCHEMAS.webhook.settings,
    secret: CHANNEL_SCHEMAS.webhook.secret.optional(),
  }),
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
