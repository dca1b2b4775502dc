import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canEnter } from './system-user';

/** Somebody else: neither the owner of the folders made here nor in their group. */
const STRANGER = { name: 'stranger', uid: 54_321, gid: 54_321 };
const ME = { name: 'me', uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };

describe.skipIf(process.platform === 'win32')('whether a user may enter a folder', () => {
  let root = '';
  let inner = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gatehouse-enter-'));
    inner = join(root, 'clone', 'data');
    mkdirSync(inner, { recursive: true });
    chmodSync(root, 0o755);
  });
  afterEach(() => {
    chmodSync(root, 0o700);
    rmSync(root, { recursive: true });
  });

  it('says yes where every folder above lets everyone through', () => {
    expect(canEnter(inner, STRANGER)).toBe(true);
    chmodSync(join(root, 'clone'), 0o711);
    expect(canEnter(inner, STRANGER)).toBe(true);
  });

  it('says no where one of them, however far up, is its owner’s alone', () => {
    chmodSync(join(root, 'clone'), 0o700);
    expect(canEnter(inner, STRANGER)).toBe(false);
    expect(canEnter(inner, ME)).toBe(true);
    chmodSync(join(root, 'clone'), 0o755);
    chmodSync(root, 0o750);
    expect(canEnter(inner, STRANGER)).toBe(false);
  });

  it('says no where a folder may be read but not entered', () => {
    chmodSync(inner, 0o744);
    expect(canEnter(inner, STRANGER)).toBe(false);
  });

  it('looks at a folder that is yet to be made through those above it', () => {
    expect(canEnter(join(inner, 'not', 'yet'), STRANGER)).toBe(true);
    chmodSync(inner, 0o700);
    expect(canEnter(join(inner, 'not', 'yet'), STRANGER)).toBe(false);
  });

  it.runIf(process.getuid?.() === 0)(
    'goes by the owner, then the group, then the rest, as the system does',
    () => {
      chownSync(inner, STRANGER.uid, STRANGER.gid);
      chmodSync(inner, 0o077);
      expect(canEnter(inner, STRANGER)).toBe(false);
      chmodSync(inner, 0o100);
      expect(canEnter(inner, STRANGER)).toBe(true);
      chownSync(inner, 0, STRANGER.gid);
      chmodSync(inner, 0o010);
      expect(canEnter(inner, STRANGER)).toBe(true);
      chmodSync(inner, 0o701);
      expect(canEnter(inner, STRANGER)).toBe(false);
    },
  );
});
