import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlreadyRunningError, lockDataFolder } from './lock-data-folder';
import { readStartTime } from './processes';

const URL_OF_THE_FIRST = 'http://localhost:3901';
let folder = '';
const lockFile = () => join(folder, 'lock');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const held = (holder: object) =>
  writeFileSync(lockFile(), JSON.stringify({ url: URL_OF_THE_FIRST, ...holder }));

describe('the data folder', () => {
  it('is taken by one start; a second is told which one and where', () => {
    lockDataFolder(folder, URL_OF_THE_FIRST);
    expect(() => lockDataFolder(folder, 'http://localhost:3902')).toThrow(AlreadyRunningError);
    expect(() => lockDataFolder(folder, 'http://localhost:3902')).toThrow(
      new RegExp(
        `already running on ${folder} \\(process ${process.pid}, ${URL_OF_THE_FIRST}\\).+GATEHOUSE_DATA`,
      ),
    );
  });

  it('is free once it was given back', () => {
    lockDataFolder(folder, URL_OF_THE_FIRST)();
    expect(existsSync(lockFile())).toBe(false);
    lockDataFolder(folder, URL_OF_THE_FIRST)();
  });

  it('is made where it does not exist, and its lock is its owner’s', () => {
    const inner = join(folder, 'a', 'b');
    const unlock = lockDataFolder(inner, URL_OF_THE_FIRST);
    expect(statSync(join(inner, 'lock')).mode & 0o777).toBe(0o600);
    unlock();
  });

  it('of a process that is gone is taken over', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((ended) => child.once('exit', ended));
    held({ pid: child.pid, startTime: '1' });
    lockDataFolder(folder, URL_OF_THE_FIRST)();
  });

  it('of a process whose id somebody else has by now is taken over', () => {
    held({ pid: process.pid, startTime: 'another time' });
    lockDataFolder(folder, URL_OF_THE_FIRST)();
    held({ pid: process.pid, startTime: readStartTime(process.pid) });
    expect(() => lockDataFolder(folder, URL_OF_THE_FIRST)).toThrow(AlreadyRunningError);
  });

  it.each(['', '{"pid": 12', 'null', '[]', '{"pid":"me"}'])(
    'with the broken lock %j is taken over',
    (text) => {
      writeFileSync(lockFile(), text);
      const unlock = lockDataFolder(folder, URL_OF_THE_FIRST);
      expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({
        pid: process.pid,
        url: URL_OF_THE_FIRST,
      });
      unlock();
    },
  );
});
