import { expect, test } from 'vitest';
import { formatPayload, maskedBelow } from './format-payload';

const text = (value: unknown, masked: string[] = []) =>
  formatPayload(value, masked).map(
    (line) => `${'  '.repeat(line.depth)}${line.text}${line.note ? ` # ${line.note}` : ''}`,
  );

test('reads as formatted JSON', () => {
  const value = { a: [1, { b: null }], c: 'x', empty: {}, list: [] };
  expect(text(value).join('\n')).toBe(JSON.stringify(value, null, 2));
});

test('marks what the source replaced, and names what it removed where it was', () => {
  expect(
    text({ input: { user: 'ada', password: '**' } }, ['/input/password', '/input/card', '/gone/deeper']),
  ).toEqual([
    '{',
    '  "input": {',
    '    "user": "ada",',
    '    "password": "**" # masked',
    '    "card": # removed',
    '  }',
    '}',
  ]);
});

test('marks what this page hides', () => {
  expect(text({ token: '(hidden)' })).toEqual(['{', '  "token": "(hidden)" # hidden', '}']);
});

test('pointers escape slashes and tildes', () => {
  expect(text({ 'a/b': 1, 'c~d': 2 }, ['/a~1b', '/c~0d'])).toEqual([
    '{',
    '  "a/b": 1, # masked',
    '  "c~d": 2 # masked',
    '}',
  ]);
});

test('of a part of the event only the pointers below it count, dotted paths too', () => {
  expect(maskedBelow(['/input/a/b', 'input.c', '/result/x', '/inputs/y', '/input'], '/input')).toEqual([
    '/a/b',
    '/c',
    '',
  ]);
});
