import { expect, it } from 'vitest';
import { unwrapLogEvent } from './unwrap-log-event';

it('takes the record out of a log event', () => {
  expect(unwrapLogEvent({ id: '1', timestamp: 1, message: '{"a":1}' })).toEqual({ record: { a: 1 } });
});

it('says that the text is no JSON', () => {
  expect(unwrapLogEvent({ id: '1', timestamp: 1, message: 'CWL CONTROL MESSAGE' })).toEqual({
    broken: 'message',
  });
});

it('leaves everything else as it is', () => {
  for (const record of [{ message: '{"a":1}' }, null, 7]) expect(unwrapLogEvent(record)).toEqual({ record });
});
