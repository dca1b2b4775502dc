import { expect, it } from 'vitest';
import { describeStaleness } from './describe-staleness';

const generatedAt = '2026-11-21T10:48:00Z';
const plain = (text: string | null) => text?.replaceAll('\u202F', ' ') ?? null;

it('says until when the data reaches and how far it is behind', () => {
  const text = describeStaleness(
    { dataUntil: '2026-11-21T10:42:00Z', behindSeconds: 360, generatedAt },
    'UTC',
  );
  expect(plain(text)).toBe('Data until 10:42, 6 min behind');
});

it('names the day when the data is old', () => {
  const text = describeStaleness(
    { dataUntil: '2026-11-19T10:42:00Z', behindSeconds: 173_160, generatedAt },
    'UTC',
  );
  expect(plain(text)).toBe('Data until 19 Nov, 10:42, 2 d behind');
});

it('is silent while data is current and before the first event', () => {
  expect(describeStaleness({ dataUntil: generatedAt, behindSeconds: 20, generatedAt }, 'UTC')).toBeNull();
  expect(describeStaleness({ dataUntil: null, behindSeconds: null, generatedAt }, 'UTC')).toBeNull();
});
