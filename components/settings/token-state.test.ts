import { expect, it } from 'vitest';
import { tokenState } from './token-state';

it('a token is valid until it expires or is revoked', () => {
  const now = new Date('2026-11-21T10:00:00Z');
  expect(tokenState({ revokedAt: null, expiresAt: null }, now)).toBe('Valid');
  expect(tokenState({ revokedAt: null, expiresAt: '2026-11-21T10:00:01Z' }, now)).toBe('Valid');
  expect(tokenState({ revokedAt: null, expiresAt: '2026-11-21T10:00:00Z' }, now)).toBe('Expired');
  expect(tokenState({ revokedAt: '2026-11-20T10:00:00Z', expiresAt: null }, now)).toBe('Revoked');
});
