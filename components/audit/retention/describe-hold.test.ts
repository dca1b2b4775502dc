import { expect, it } from 'vitest';
import { describeHold } from './describe-hold';

const NONE = {
  zone: null,
  actorRef: null,
  actorId: null,
  actorName: null,
  target: null,
  from: null,
  to: null,
};

it('a hold says what it covers, and by pseudonym whom it no longer knows', () => {
  expect(describeHold(NONE, 'UTC')).toBe('Everything');
  expect(describeHold({ ...NONE, zone: 'payments', target: 'secret:db' }, 'UTC')).toBe(
    'Entries of the zone payments, done to secret:db',
  );
  expect(describeHold({ ...NONE, actorRef: 'abc', actorId: 'ada', actorName: 'Ada' }, 'UTC')).toBe(
    'Entries done by Ada',
  );
  expect(describeHold({ ...NONE, actorRef: 'abc' }, 'UTC')).toBe('Entries done by abc');
});
