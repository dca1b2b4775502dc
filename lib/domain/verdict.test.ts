import { expect, it } from 'vitest';
import { giveVerdictSchema } from './verdict';

const eventId = '0190b5a4-7b1c-8a00-8000-000000000000';

it('only a false positive has a cause, and it may be open', () => {
  expect(giveVerdictSchema.safeParse({ eventId, judgement: 'true-block', cause: 'logic' }).success).toBe(
    false,
  );
  expect(giveVerdictSchema.safeParse({ eventId, judgement: 'false-positive', cause: 'logic' }).success).toBe(
    true,
  );
  expect(giveVerdictSchema.safeParse({ eventId, judgement: 'false-positive' }).success).toBe(true);
});

it('a note of spaces is none, and a verdict is targeted unless the queue says otherwise', () => {
  expect(giveVerdictSchema.parse({ eventId, judgement: 'unsure', note: '  ' })).toEqual({
    eventId,
    judgement: 'unsure',
    note: null,
    origin: 'targeted',
  });
});

it('nobody gives a bulk verdict one by one', () => {
  expect(giveVerdictSchema.safeParse({ eventId, judgement: 'unsure', origin: 'bulk' }).success).toBe(false);
});
