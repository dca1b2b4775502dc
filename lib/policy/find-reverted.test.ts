import { expect, test } from 'vitest';
import { findReverted } from './find-reverted';

const revision = (name: string, minute: number, digest: string | null) => ({
  revision: name,
  publishedAt: `2026-11-21T10:0${minute}:00.000000Z`,
  digest,
});
const OPEN = revision('v1', 1, 'sha256:open');
const CLOSED = revision('v2', 2, 'sha256:closed');
const OPEN_AGAIN = revision('v3', 3, 'sha256:open');
const ALL = [OPEN_AGAIN, CLOSED, OPEN];

test('a revision that has the texts of one before its predecessor is a revert to it', () => {
  expect(findReverted(ALL, CLOSED, OPEN_AGAIN)).toBe('v1');
});

test('a new text, an unchanged one, and a look backwards are no reverts', () => {
  expect(findReverted(ALL, OPEN, CLOSED)).toBeNull();
  expect(findReverted(ALL, OPEN, OPEN_AGAIN)).toBeNull();
  expect(findReverted(ALL, CLOSED, OPEN)).toBeNull();
});

test('texts that are not known are not the same text', () => {
  const [one, other, third] = [1, 2, 3].map((at) => revision(`r${at}`, at, null));
  expect(findReverted([third!, other!, one!], other!, third!)).toBeNull();
});
