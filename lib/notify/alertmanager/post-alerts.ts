import type { SecretOf, SettingsOf } from '@/lib/domain/alerting/channels/channel-settings';
import type { Outcome, SendOptions } from '../channel';
import { postJson } from '../http/post-json';
import { refusePage } from '../http/refuse-page';
import type { PostableAlert } from './write-alertmanager-alerts';

/** About a kilobyte each. */
const AT_ONCE = 200;

/** Posts alerts to Alertmanager's API v2, some hundred at a time; the first that is not taken ends it. */
export async function postAlerts(
  alerts: readonly PostableAlert[],
  { settings, secret }: { settings: SettingsOf<'alertmanager'>; secret: SecretOf<'alertmanager'> },
  options: SendOptions,
): Promise<Outcome> {
  const url = `${settings.url.replace(/\/$/, '')}/api/v2/alerts`;
  const headers = authorizationOf(settings.username, secret.password);
  let last: Outcome = { outcome: 'delivered', status: null, detail: 'There was nothing to tell.' };
  for (let from = 0; from < alerts.length; from += AT_ONCE) {
    last = await postJson(url, alerts.slice(from, from + AT_ONCE), options, { headers, read: refusePage });
    if (last.outcome !== 'delivered') return last;
  }
  return last;
}

function authorizationOf(username: string | null, password: string | null): Record<string, string> {
  if (password === null) return {};
  if (username === null) return { authorization: `Bearer ${password}` };
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
