import { describe, expect, it } from 'vitest';
import { addChannelSchema } from '@/lib/domain/alerting/channels/channel-input';
import { CHANNEL_KINDS } from '@/lib/domain/alerting/channels/channel-kinds';
import { CHANNEL_SCHEMAS } from '@/lib/domain/alerting/channels/channel-settings';
import { initialOf, readChannelForm } from './channel-draft';
import { CHANNEL_FIELDS } from './channel-fields';

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

describe('the form of a channel', () => {
  it.each(CHANNEL_KINDS)('of %s asks for every setting and every secret that it has', (kind) => {
    const { settings, secret } = CHANNEL_SCHEMAS[kind];
    const names = [
      ...Object.keys(settings.shape).map((name) => `settings.${name}`),
      ...Object.keys(secret.shape).map((name) => `secret.${name}`),
    ];
    expect(CHANNEL_FIELDS[kind].map(({ name }) => name).toSorted()).toEqual(names.toSorted());
  });

  it('says what was entered, lists taken apart and optional fields left out', () => {
    const form = formOf({
      'settings.host': ' smtp.example.com ',
      'settings.port': '587',
      'settings.security': 'starttls',
      'settings.username': '',
      'settings.from': 'gatehouse@example.com',
      'settings.to': 'a@example.com, b@example.com,',
      'secret.password': '',
    });
    const read = readChannelForm('email', form, true);
    expect(read).toEqual({
      settings: {
        host: 'smtp.example.com',
        port: '587',
        security: 'starttls',
        username: null,
        from: 'gatehouse@example.com',
        to: ['a@example.com', 'b@example.com'],
      },
      secret: {},
    });
    expect(addChannelSchema.parse({ kind: 'email', name: 'x', ...read })).toMatchObject({
      settings: { port: 587 },
      secret: { password: null },
    });
  });

  it('leaves a stored secret alone where nothing is entered', () => {
    expect(readChannelForm('slack', formOf({ 'secret.url': '' }), false).secret).toBeUndefined();
    expect(readChannelForm('slack', formOf({ 'secret.url': 'https://x.example/' }), false).secret).toEqual({
      url: 'https://x.example/',
    });
    expect(
      readChannelForm('webhook', formOf({ 'settings.url': 'https://x.example/' }), true).secret,
    ).toBeUndefined();
  });

  it('begins with what is stored, and a new one with what is usual', () => {
    const [, port] = CHANNEL_FIELDS.email;
    expect(initialOf(port!, null)).toBe('587');
    expect(initialOf(port!, { port: 25 })).toBe('25');
    const to = CHANNEL_FIELDS.email.find(({ name }) => name === 'settings.to')!;
    expect(initialOf(to, { to: ['a@example.com', 'b@example.com'] })).toBe('a@example.com, b@example.com');
    expect(initialOf(CHANNEL_FIELDS.slack[0]!, { url: 'never' })).toBe('');
  });
});
