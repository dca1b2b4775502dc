import { z } from 'zod';
import type { Channel } from '../channel';
import { postJson } from '../http/post-json';
import { requireJsonAnswer } from '../http/require-json-answer';
import { endsGroup } from '../words/outer-key';
import { writeResolve, writeTrigger } from './write-pagerduty-event';

const read = requireJsonAnswer(z.looseObject({ dedup_key: z.string() }));

/**
 * The Events API v2 of PagerDuty: a group of alerts is one incident, which its last message resolves. A test is resolved
 * again at once.
 */
export const pagerdutyChannel: Channel<'pagerduty'> = {
  kind: 'pagerduty',
  async send(notification, sending) {
    const { settings, secret, publicUrl } = sending;
    const resolve = () =>
      postJson(settings.url, writeResolve(notification, secret.routingKey), sending, { read });
    if (endsGroup(notification)) return resolve();
    const trigger = writeTrigger(notification, secret.routingKey, publicUrl);
    const triggered = await postJson(settings.url, trigger, sending, { read });
    return notification.kind === 'test' && triggered.outcome === 'delivered' ? resolve() : triggered;
  },
};
