import { expect, it } from 'vitest';
import { redact } from './redact';

const HOOK = { url: 'https://hooks.example.com/services/T0AAAAAA/B0BBBBBB/cCcCcCcC?sig=dDdDdDdD' };

it.each([
  [
    'GET https://hooks.example.com/services/T0AAAAAA/B0BBBBBB/cCcCcCcC?sig=dDdDdDdD',
    HOOK,
    ['T0AAAAAA', 'dDdDdDdD'],
  ],
  ['no route for /services/T0AAAAAA/B0BBBBBB/cCcCcCcC', HOOK, ['T0AAAAAA', 'cCcCcCcC']],
  ['token cCcCcCcC is unknown', HOOK, ['cCcCcCcC']],
  ['535 wrong password hunter2-hunter2', { password: 'hunter2-hunter2' }, ['hunter2']],
  [
    `Basic ${Buffer.from('ana:hunter2-hunter2').toString('base64')}`,
    { password: 'hunter2-hunter2' },
    ['Basic YW'],
  ],
  ['sent hunter%202', { password: 'hunter 2' }, ['hunter%202']],
])('nothing of a secret is left in "%s"', (text, secret, gone) => {
  const said = redact(text, secret, { username: 'ana' });
  for (const piece of gone) expect(said).not.toContain(piece);
  expect(said).toContain('…');
});

it('the rest of a sentence stays', () => {
  expect(redact('hooks.example.com answers 404: no_service', HOOK, {})).toBe(
    'hooks.example.com answers 404: no_service',
  );
  expect(redact('nothing', null, {})).toBe('nothing');
});
