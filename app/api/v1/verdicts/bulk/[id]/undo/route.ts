import { occasionOf } from '@/lib/auth/occasion';
import { undoBulkVerdict } from '@/lib/commands/review/undo-bulk-verdict';
import { handle } from '@/lib/http/handle';

/** Undoes the verdicts of a bulk that are standing. */
export const POST = handle({ permission: 'verdicts:write' }, ({ actor, params, request, now }) =>
  undoBulkVerdict(actor, params.id!, occasionOf(request.headers, now)),
);
