import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { getConfig } from '@/lib/config/config';
import { nextAuthOptions } from './next-auth-options';
import { requireSmallBody } from './require-small-body';
import { readRetryAfter } from './sign-in-error';

type Context = { params: Promise<{ nextauth: string[] }> };

/** What next-auth may do here. Left out: its log endpoint, which takes lines from strangers. */
const ACTIONS = new Set(['providers', 'session', 'csrf', 'signin', 'signout', 'callback', 'error']);

/** Answers `/api/auth/*`. A sign-in that the rate limit refuses is 429 with Retry-After. */
export async function handleNextAuth(request: NextRequest, context: Context): Promise<Response> {
  const action = (await context.params).nextauth[0] ?? '';
  if (!ACTIONS.has(action)) return new Response(null, { status: 404 });
  requireSmallBody(request);
  const config = getConfig();
  // next-auth reads its own address from nowhere else.
  process.env.NEXTAUTH_URL = config.publicUrl;
  const response: Response = await NextAuth(request, context, nextAuthOptions(config, request.headers));
  return action === 'callback' ? withRetryAfter(response) : response;
}

/** next-auth answers every refusal with an address that names the error; a rate limit has a status of its own. */
async function withRetryAfter(response: Response): Promise<Response> {
  if (response.status !== 401) return response;
  const body = await response.text();
  const url = readUrl(body);
  const seconds = readRetryAfter(url && new URL(url).searchParams.get('error'));
  const headers = new Headers(response.headers);
  if (seconds !== null) headers.set('retry-after', String(seconds));
  return new Response(body, { status: seconds === null ? 401 : 429, headers });
}

function readUrl(body: string): string | null {
  try {
    const { url } = JSON.parse(body) as { url?: unknown };
    return typeof url === 'string' && URL.canParse(url) ? url : null;
  } catch {
    return null;
  }
}
