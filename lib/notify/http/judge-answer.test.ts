import { expect, it } from 'vitest';
import { judgeAnswer } from './judge-answer';
import { readRetryAfter } from './read-retry-after';

const NOW = new Date('2026-11-21T10:00:00Z');
const judge = (status: number, headers = {}, text = '') =>
  judgeAnswer({ status, headers, text }, 'host', NOW).outcome;

it('a message that is refused ends, a channel that is wrong or busy is tried again', () => {
  for (const status of [200, 201, 202, 204, 299]) expect(judge(status)).toBe('delivered');
  for (const status of [400, 413, 415, 422]) expect(judge(status)).toBe('failed');
  for (const status of [301, 302, 307, 401, 403, 404, 408, 410, 425, 429, 500, 502, 503, 504, 0])
    expect(judge(status)).toBe('retry');
});

it.each([
  ['120', 120_000],
  ['0', 0],
  ['999999999999', 3_600_000],
  ['Sat, 21 Nov 2026 10:01:00 GMT', 60_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  [undefined, null],
])('Retry-After %s asks for %s ms', (header, expected) => {
  expect(readRetryAfter(header, NOW)).toBe(expected);
});

it('what is answered stands on one line and is short', () => {
  const { detail } = judgeAnswer(
    { status: 500, headers: {}, text: `a\n\u0007b${'x'.repeat(999)}` },
    'host',
    NOW,
  );
  expect(detail).toMatch(/^host answers 500: a bx+$/);
  expect(detail.length).toBeLessThan(330);
});
