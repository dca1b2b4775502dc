import {
  BellRing,
  Mail,
  MessageSquare,
  MessagesSquare,
  Radio,
  Siren,
  Webhook,
  type LucideIcon,
} from 'lucide-react';
import type { ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';

/** Why a change of channels is not open to somebody. */
export const ONLY_ADMINISTRATORS = 'Only administrators change channels.';

/** Each kind of channel: its icon, and what it does. */
export const CHANNEL_WORDS: Record<ChannelKind, { icon: LucideIcon; hint: string }> = {
  email: {
    icon: Mail,
    hint: 'Mails over SMTP, to addresses of its own and to the people who are on call.',
  },
  slack: {
    icon: MessageSquare,
    hint: 'An incoming webhook of Slack, or of what takes the same, such as Mattermost.',
  },
  teams: {
    icon: MessagesSquare,
    hint: 'A webhook of the Workflows app: "Post to a channel when a webhook request is received".',
  },
  pagerduty: {
    icon: Siren,
    hint: 'Events API v2: a group of alerts is one incident, resolved with the last of them.',
  },
  opsgenie: {
    icon: BellRing,
    hint: 'Alert API: a group of alerts is one alert, closed with the last of them.',
  },
  alertmanager: {
    icon: Radio,
    hint: 'API v2: each alert by itself, told again while it is open, so that routes there keep working.',
  },
  webhook: {
    icon: Webhook,
    hint: 'The message as JSON to an address of your own, signed as Standard Webhooks.',
  },
};
