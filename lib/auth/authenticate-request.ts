import { getConfig } from '@/lib/config/config';
import type { Actor } from '@/lib/domain/roles';
import { authenticateSession } from './authenticate-session';
import { authenticateToken } from './authenticate-token';
import { sessionCookieName } from './session-cookie';

/**
 * Who sends a request: the program behind its bearer token, else the person behind its session
 * cookie, else null. A request with an Authorization header is never judged by its cookie.
 */
export async function authenticateRequest(request: Request): Promise<Actor | null> {
  const now = new Date();
  const authorization = request.headers.get('authorization');
  if (authorization !== null) {
    const token = /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1];
    return token ? authenticateToken(token, now) : null;
  }
  const session = readCookie(request.headers.get('cookie') ?? '', sessionCookieName(getConfig()));
  return session ? authenticateSession(session, now) : null;
}

function readCookie(header: string, name: string): string | null {
  const pair = header.split(/;\s*/).find((part) => part.startsWith(`${name}=`));
  return pair ? pair.slice(name.length + 1) : null;
}
