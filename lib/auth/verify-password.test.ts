import { scryptSync } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { deriveKey, hashPassword } from './hash-password';
import { verifyPassword } from './verify-password';

vi.mock('./hash-password', async (importOriginal) => {
  const original = await importOriginal<typeof import('./hash-password')>();
  return { ...original, deriveKey: vi.fn(original.deriveKey) };
});

describe('a password hash', () => {
  it('carries its parameters, with N at least 2^15, and a salt of its own', async () => {
    const [algorithm, N, r, p, salt, key] = (await hashPassword('correct horse battery')).split('$');
    expect([algorithm, r]).toEqual(['scrypt', '8']);
    expect(Number(N)).toBeGreaterThanOrEqual(2 ** 15);
    expect(Number(p)).toBeGreaterThanOrEqual(1);
    expect(Buffer.from(salt!, 'base64url')).toHaveLength(16);
    expect(Buffer.from(key!, 'base64url')).toHaveLength(32);
    expect(await hashPassword('correct horse battery')).not.toContain(salt);
  });

  it('is verified by its own password only', async () => {
    const stored = await hashPassword('correct horse battery');
    expect(await verifyPassword('correct horse battery', stored)).toBe(true);
    expect(await verifyPassword('correct horse batterx', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('is verified with the parameters it carries, not with those of today', async () => {
    const salt = Buffer.from('0123456789abcdef');
    const key = scryptSync('an older password', salt, 32, { N: 1_024, r: 4, p: 1 });
    const stored = `scrypt$1024$4$1$${salt.toString('base64url')}$${key.toString('base64url')}`;
    expect(await verifyPassword('an older password', stored)).toBe(true);
  });

  it('takes a password in any Unicode form for the same', async () => {
    const stored = await hashPassword('caf\u00e9 au lait!');
    expect(await verifyPassword('cafe\u0301 au lait!', stored)).toBe(true);
  });

  it('that cannot be read is an error, not a wrong password', async () => {
    await expect(verifyPassword('x', 'md5$abc')).rejects.toThrow('cannot be read');
  });
});

describe('an account without a password', () => {
  it('refuses every password after the same work as a wrong one', async () => {
    const stored = await hashPassword('correct horse battery');
    vi.mocked(deriveKey).mockClear();
    expect(await verifyPassword('a wrong password', stored)).toBe(false);
    expect(await verifyPassword('a wrong password', null)).toBe(false);
    const [wrong, missing] = vi.mocked(deriveKey).mock.calls;
    expect(missing![2]).toEqual(wrong![2]);
    expect(missing![1]).toHaveLength(wrong![1].length);
  });
});
