import { occasionOf } from '@/lib/auth/occasion';
import { endDrill } from '@/lib/commands/drills/end-drill';
import { handle } from '@/lib/http/handle';

/** Ends it: its alerts end at the next evaluation. */
export const POST = handle({ permission: 'drills:write' }, ({ actor, params, request, now }) =>
  endDrill(actor, params.id!, occasionOf(request.headers, now)),
);
