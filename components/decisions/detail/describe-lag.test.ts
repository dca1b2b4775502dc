import { expect, test } from 'vitest';
import { describeBefore, describeVisible } from './describe-lag';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

test('a change stands a readable time before an event', () => {
  expect(plain(describeBefore('2026-11-21T10:00:00Z', '2026-11-21T10:00:37.4Z'))).toBe('37 s before');
  expect(plain(describeBefore('2026-11-21T08:00:00Z', '2026-11-21T10:10:00Z'))).toBe('2 h 10 min before');
  expect(describeBefore('2026-11-21T10:00:00.100Z', '2026-11-21T10:00:00.200Z')).toBe('at the same moment');
});

test('an event becomes visible some time after it happened', () => {
  expect(plain(describeVisible('2026-11-21T10:00:00.000Z', '2026-11-21T10:00:00.820Z'))).toBe(
    '820 ms after it happened',
  );
  expect(describeVisible('2026-11-21T10:00:01Z', '2026-11-21T10:00:00Z')).toBe(
    'before it happened by its own clock',
  );
});
