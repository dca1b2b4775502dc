import type { ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';
import { CHANNEL_SCHEMAS } from '@/lib/domain/alerting/channels/channel-settings';
import type { ToldAlert } from '@/lib/domain/alerting/channels/told-alert';
import type { Notification } from '@/lib/domain/alerting/notification';
import { alertmanagerChannel } from './alertmanager/alertmanager-channel';
import type { Channel, Outcome, SendOptions } from './channel';
import { emailChannel } from './email/email-channel';
import { opsgenieChannel } from './opsgenie/opsgenie-channel';
import { pagerdutyChannel } from './pagerduty/pagerduty-channel';
import { redact } from './redact';
import { setAside } from './set-aside';
import { slackChannel } from './slack/slack-channel';
import { teamsChannel } from './teams/teams-channel';
import { webhookChannel } from './webhook/webhook-channel';

/** Every kind of channel. */
const CHANNELS: { [K in ChannelKind]: Channel<K> } = {
  email: emailChannel,
  slack: slackChannel,
  teams: teamsChannel,
  pagerduty: pagerdutyChannel,
  opsgenie: opsgenieChannel,
  alertmanager: alertmanagerChannel,
  webhook: webhookChannel,
};

/** Nothing longer is kept of an attempt. */
const MOST_DETAIL = 500;

/** A channel as it is stored: settings, and secrets where they could be read. */
export type StoredChannel = { kind: ChannelKind; settings: unknown; secret: unknown };

/**
 * Sends a message once by a channel and says what came of it, in a sentence that names no secret. It ends with the signal
 * of the options, whatever the receiver does; what is no ordinary failure becomes one.
 */
export async function sendNotification(
  channel: StoredChannel,
  notification: Notification,
  { recipient, alerts, ...options }: SendOptions & { recipient: string; alerts: readonly ToldAlert[] },
): Promise<Outcome> {
  const outcome = await attempt(channel, notification, { recipient, alerts, ...options });
  const detail = redact(outcome.detail, channel.secret, channel.settings).slice(0, MOST_DETAIL);
  return { ...outcome, detail };
}

function attempt<K extends ChannelKind>(
  { kind, settings, secret }: { kind: K; settings: unknown; secret: unknown },
  notification: Notification,
  options: SendOptions & { recipient: string; alerts: readonly ToldAlert[] },
): Promise<Outcome> {
  const schemas = CHANNEL_SCHEMAS[kind];
  const read = { settings: schemas.settings.safeParse(settings), secret: schemas.secret.safeParse(secret) };
  if (!read.settings.success || !read.secret.success)
    return Promise.resolve({
      outcome: 'retry',
      status: null,
      detail:
        secret === null
          ? 'The secret of this channel cannot be read: it was encrypted under another GATEHOUSE_SECRET. Enter it again.'
          : 'The settings of this channel are incomplete: edit them.',
      afterMs: null,
    });
  const sending = { ...options, settings: read.settings.data, secret: read.secret.data };
  return CHANNELS[kind].send(notification, sending as Parameters<Channel<K>['send']>[1]).catch(setAside);
}
