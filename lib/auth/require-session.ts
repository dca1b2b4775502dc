import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getConfig } from '@/lib/config/config';
import type { Actor } from '@/lib/domain/roles';
import { authenticateSession } from './authenticate-session';
import { sessionCookieName } from './session-cookie';

/** Set by the proxy: the path and query that the browser asked for. */
export const PATH_HEADER = 'x-gatehouse-path';

/** The signed-in person, or null. For server components. */
export async function findSession(): Promise<Actor | null> {
  const session = (await cookies()).get(sessionCookieName(getConfig()))?.value;
  return session ? authenticateSession(session, new Date()) : null;
}

/**
 * The signed-in person; sends everybody else to the sign-in page and from there back to `path`, or
 * to the page that was asked for. For server components: every page calls it itself.
 */
export async function requireSession(path?: string): Promise<Actor> {
  const actor = await findSession();
  if (actor) return actor;
  const wanted = path ?? (await headers()).get(PATH_HEADER) ?? '/';
  redirect(`/sign-in?${new URLSearchParams({ callbackUrl: wanted })}`);
}
