import { occasionOf } from '@/lib/auth/occasion';
import { requireSmallBody } from '@/lib/auth/require-small-body';
import { useSignInLink, useSignInLinkSchema } from '@/lib/auth/use-sign-in-link';
import { problemResponse } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';

/** Sets a password through a one-time link. Open to strangers: the link's secret is the permission. */
export async function POST(request: Request): Promise<Response> {
  try {
    requireSmallBody(request);
    const input = useSignInLinkSchema.parse(await request.json().catch(() => null));
    const { email } = await useSignInLink(input, occasionOf(request.headers, new Date()));
    return Response.json({ email }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(error, requestIdOf(request));
  }
}
