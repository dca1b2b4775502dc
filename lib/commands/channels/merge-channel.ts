import { z } from 'zod';
import type { ChangeChannelInput } from '@/lib/domain/alerting/channels/channel-input';
import type { ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';
import { CHANNEL_SCHEMAS } from '@/lib/domain/alerting/channels/channel-settings';
import { targetOf } from '@/lib/domain/alerting/channels/channel-target';
import { GatehouseError } from '@/lib/domain/errors';

type Stored = {
  kind: ChannelKind;
  settings: Record<string, unknown>;
  secret: Record<string, unknown> | null;
};

/**
 * What a channel becomes by a change: settings and secrets checked against its kind, the secret null where it stays. Throws
 * `invalid-input` where the stored secret would go to another host than the one it was given for, or cannot be read.
 */
export function mergeChannel(
  stored: Stored,
  change: Pick<ChangeChannelInput, 'settings' | 'secret'>,
): { settings: Record<string, unknown>; secret: Record<string, unknown> | null } {
  const { kind } = stored;
  const schemas: { settings: z.ZodType; secret: z.ZodType } = CHANNEL_SCHEMAS[kind];
  const given = z
    .object({ settings: schemas.settings, secret: change.secret ? schemas.secret : z.undefined() })
    .parse({ settings: change.settings ?? stored.settings, secret: change.secret });
  const settings = z.record(z.string(), z.unknown()).parse(given.settings);
  const secret = given.secret ? z.record(z.string(), z.unknown()).parse(given.secret) : null;
  if (secret === null) requireSameHost(stored, settings);
  return { settings, secret };
}

/** Whoever may change a channel must not learn its secret by letting it be sent to themselves. */
function requireSameHost(
  { kind, settings: before, secret }: Stored,
  settings: Record<string, unknown>,
): void {
  if (secret === null)
    throw new GatehouseError('invalid-input', 'The stored secret cannot be read.', {
      path: 'secret',
      remedy: 'Enter it again: it was encrypted under another GATEHOUSE_SECRET.',
    });
  const isEmpty = Object.values(secret).every((value) => value === null);
  const protectionOf = (of: Record<string, unknown>) => `${targetOf(kind, of, secret)?.host} ${schemeOf(of)}`;
  if (isEmpty || protectionOf(before) === protectionOf(settings)) return;
  throw new GatehouseError('invalid-input', 'The stored secret is not sent to another host.', {
    path: 'secret',
    remedy: 'Enter the secret of the new host.',
  });
}

const schemeOf = ({ url, security }: Record<string, unknown>): string =>
  typeof url === 'string' ? new URL(url).protocol : String(security);
