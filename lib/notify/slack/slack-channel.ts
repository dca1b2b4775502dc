import type { Channel } from '../channel';
import { postJson } from '../http/post-json';
import { refusePage } from '../http/refuse-page';
import { writeSlackMessage } from './write-slack-message';

/** Incoming webhooks as Slack has them. Source: docs.slack.dev, Sending messages using incoming webhooks. */
export const slackChannel: Channel<'slack'> = {
  kind: 'slack',
  send: (notification, sending) =>
    postJson(sending.secret.url, writeSlackMessage(notification), sending, { read: refusePage }),
};
