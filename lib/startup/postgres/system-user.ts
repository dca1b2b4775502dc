import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export type SystemUser = { name: string; uid: number; gid: number };

function findUser(name: string): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return null;
  const [, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

/**
 * The unprivileged user that PostgreSQL runs as when we are root (it refuses to run as root): the
 * user `postgres`, made where the system has none. Null when we are not root.
 */
export function getPostgresUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const existing = findUser('postgres');
  if (existing) return existing;
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'ignore' });
      const made = findUser('postgres');
      if (made) return made;
    } catch {
      // The next command may be the one this system has.
    }
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and no unprivileged user "postgres" exists or could be made. ' +
      'Create one (useradd --system postgres), start Gatehouse as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether `user` may enter `folder` and every folder above it. */
export function canEnter(folder: string, user: SystemUser): boolean {
  for (let path = resolve(folder); ; path = dirname(path)) {
    try {
      const { mode, uid, gid } = statSync(path);
      const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
      if (!(mode & bit)) return false;
    } catch {
      // What does not exist yet will be made by us.
    }
    if (dirname(path) === path) return true;
  }
}
