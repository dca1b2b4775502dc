import { expect, test } from 'vitest';
import { hideSecrets, isSecretName } from './secret-names';

test.each([
  'password',
  'client_secret',
  'apiKey',
  'x-api-key',
  'Authorization',
  'accessToken',
  'Set-Cookie',
  'session.id',
])('%s names a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each(['path', 'tokenizer', 'secretary', 'token_count', 'passwordPolicy', 'principal'])(
  '%s names none',
  (name) => expect(isSecretName(name)).toBe(false),
);

test('secrets are hidden at any depth, and nothing else is touched', () => {
  expect(
    hideSecrets({
      path: '/a',
      headers: [{ authorization: 'Bearer abc' }],
      token: { value: 'x' },
      password: '',
      cookie: true,
    }),
  ).toEqual({
    path: '/a',
    headers: [{ authorization: '(hidden)' }],
    token: '(hidden)',
    password: '',
    cookie: true,
  });
});
