import { readList, readText } from '@/components/forms/read-form';
import type { ChannelKind } from '@/lib/domain/alerting/channels/channel-kinds';
import { CHANNEL_FIELDS, type ChannelField } from './channel-fields';

type Parts = { settings: Record<string, unknown>; secret: Record<string, unknown> | undefined };

/**
 * What a form says of a channel. Secrets that were left empty are not sent, so that stored ones stay; of a new channel
 * (`isNew`) they are sent as empty where the kind needs none.
 */
export function readChannelForm(kind: ChannelKind, form: FormData, isNew: boolean): Parts {
  const fields = CHANNEL_FIELDS[kind];
  const settings = Object.fromEntries(
    fields.filter(isSetting).map((field) => [keyOf(field), readSetting(field, form)]),
  );
  const secrets = fields
    .filter((field) => !isSetting(field))
    .map((field) => [keyOf(field), readText(form, field.name)] as const);
  const given = secrets.filter(([, value]) => value !== '');
  if (given.length > 0) return { settings, secret: Object.fromEntries(given) };
  // The key of a webhook is made where none is given.
  return { settings, secret: isNew && kind !== 'webhook' ? {} : undefined };
}

/** What stands in a field when the form opens: what is stored, else what a new channel begins with. */
export function initialOf(field: ChannelField, settings: Readonly<Record<string, unknown>> | null): string {
  if (!isSetting(field)) return '';
  const stored = settings?.[keyOf(field)];
  if (Array.isArray(stored)) return stored.join(', ');
  if (typeof stored === 'string' || typeof stored === 'number') return String(stored);
  return settings === null ? (field.initial ?? '') : '';
}

export const isSetting = ({ name }: ChannelField): boolean => name.startsWith('settings.');
const keyOf = ({ name }: ChannelField): string => name.slice(name.indexOf('.') + 1);

function readSetting(field: ChannelField, form: FormData): unknown {
  if (field.type === 'list') return readList(form, field.name);
  const text = readText(form, field.name);
  return text === '' && field.isOptional ? null : text;
}
