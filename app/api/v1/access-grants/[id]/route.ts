import { accessGrantRowSchema } from '@/lib/domain/read-models/access-grants';
import { handle } from '@/lib/http/handle';
import { getAccessGrant } from '@/lib/views/access-grants/get-access-grant';

/** One grant, with what is wrong with it. */
export const GET = handle({ answer: accessGrantRowSchema }, ({ actor, params, now }) =>
  getAccessGrant(actor, params.id!, now),
);
