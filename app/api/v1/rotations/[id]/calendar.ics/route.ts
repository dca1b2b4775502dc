import { z } from 'zod';
import { authenticateCalendar } from '@/lib/auth/authenticate-calendar';
import { authenticateRequest } from '@/lib/auth/authenticate-request';
import { GatehouseError } from '@/lib/domain/errors';
import { problemResponse } from '@/lib/http/problem';
import { requestIdOf } from '@/lib/http/request-id';
import { readRotationCalendar } from '@/lib/views/rotations/read-rotation-calendar';

const querySchema = z.object({ secret: z.string().max(200).optional() });

/** The rotation as an iCalendar file, for a session, a token, or whoever has the secret of an address. */
async function answer(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    const { id } = await params;
    const { secret } = querySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    // Calendar programs send neither tokens nor cookies.
    const actor = secret ? await authenticateCalendar(id, secret) : await authenticateRequest(request);
    if (!actor)
      throw new GatehouseError(
        'unauthenticated',
        'This needs a session, a token or the secret of an address.',
      );
    const text = await readRotationCalendar(actor, id, new Date());
    return new Response(text, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="on-call.ics"',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return problemResponse(error, requestIdOf(request));
  }
}

export const GET = Object.assign(answer, { shape: { query: querySchema } });
