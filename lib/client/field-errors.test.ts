import { describe, expect, it } from 'vitest';
import { fieldErrorOf, generalErrorOf } from './field-errors';
import { ProblemError } from './problem-error';

const taken = new ProblemError(
  409,
  'Conflict',
  'The address is taken.',
  null,
  [{ path: 'email', message: 'The address is taken.' }],
  'Use another.',
);
const deep = new ProblemError(400, 'Not valid', 'Some fields are not valid.', null, [
  { path: 'zones.0', message: 'no such zone' },
]);

describe('an error of a form', () => {
  it('stands at its field, also when it is about a part of it', () => {
    expect(fieldErrorOf(taken, 'email')).toBe('The address is taken.');
    expect(fieldErrorOf(taken, 'name')).toBeNull();
    expect(fieldErrorOf(deep, 'zones')).toBe('no such zone');
    expect(fieldErrorOf(null, 'email')).toBeNull();
  });

  it('stands above the form, with the remedy, when it belongs to none of the fields', () => {
    expect(generalErrorOf(taken, ['name'])).toBe('The address is taken. Use another.');
    expect(generalErrorOf(taken, ['email', 'name'])).toBeNull();
    expect(generalErrorOf(new Error('x'), [])).toContain('Reload');
    expect(generalErrorOf(null, [])).toBeNull();
  });
});
