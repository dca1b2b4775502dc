import type { ChannelKind } from './channel-kinds';
import { CHANNEL_SCHEMAS } from './channel-settings';

/** Where a channel leads: the host that is spoken to with its port, and what people know it by, with nothing secret. */
export type ChannelTarget = { host: string; shown: string };

const hostOf = (text: string): string => {
  const { hostname, port, protocol } = new URL(text);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
};
const ofUrl = (text: string): ChannelTarget => ({ host: hostOf(text), shown: new URL(text).host });

/**
 * Where a channel leads, from its settings and secrets as they are stored; null where they cannot be read, as a secret
 * that was encrypted under another GATEHOUSE_SECRET.
 */
export function targetOf(kind: ChannelKind, settings: unknown, secret: unknown): ChannelTarget | null {
  switch (kind) {
    case 'email': {
      const read = CHANNEL_SCHEMAS.email.settings.safeParse(settings).data;
      if (!read) return null;
      const to = read.to.length === 0 ? 'people at their own addresses' : read.to.join(', ');
      return { host: `${read.host}:${read.port}`, shown: `${to} by ${read.host}` };
    }
    case 'slack':
    case 'teams': {
      const read = CHANNEL_SCHEMAS[kind].secret.safeParse(secret).data;
      return read ? ofUrl(read.url) : null;
    }
    case 'pagerduty':
    case 'opsgenie':
    case 'alertmanager':
    case 'webhook': {
      const read = CHANNEL_SCHEMAS[kind].settings.safeParse(settings).data;
      return read ? ofUrl(read.url) : null;
    }
  }
}
