import { z } from 'zod';
import type { Channel } from '../channel';
import { postJson } from '../http/post-json';
import { requireJsonAnswer } from '../http/require-json-answer';
import { endsGroup, outerKeyOf } from '../words/outer-key';
import { OPSGENIE_LIMITS, writeOpsgenieAlert, writeOpsgenieClose } from './write-opsgenie-alert';

const read = requireJsonAnswer(z.looseObject({ requestId: z.string() }));

/** The Alert API of Opsgenie: a group of alerts is one alert, which its last message closes. A test is closed at once. */
export const opsgenieChannel: Channel<'opsgenie'> = {
  kind: 'opsgenie',
  async send(notification, sending) {
    const { settings, secret, publicUrl } = sending;
    const base = `${settings.url.replace(/\/$/, '')}/v2/alerts`;
    const how = { read, headers: { authorization: `GenieKey ${secret.apiKey}` } };
    const alias = encodeURIComponent(outerKeyOf(notification, OPSGENIE_LIMITS.alias));
    const close = () =>
      postJson(
        `${base}/${alias}/close?identifierType=alias`,
        writeOpsgenieClose(notification, publicUrl),
        sending,
        how,
      );
    if (endsGroup(notification)) return close();
    const created = await postJson(
      base,
      writeOpsgenieAlert(notification, settings.teams, publicUrl),
      sending,
      how,
    );
    return notification.kind === 'test' && created.outcome === 'delivered' ? close() : created;
  },
};
