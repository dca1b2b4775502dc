import { expect, it } from 'vitest';
import { wrapLines } from './wrap-lines';

const isLine = (line: string) => line.startsWith('level=');

it('keeps JSON lines and wraps the others, whatever they are', () => {
  expect(wrapLines('level=info\r\n\n{"a":1}\n{broken\n', isLine)).toEqual([
    '{"text":"level=info"}',
    '{"a":1}',
    '{"text":"{broken"}',
  ]);
});

it('is not for a text without a single known line', () => {
  expect(wrapLines('hello\nworld', isLine)).toBeNull();
});
