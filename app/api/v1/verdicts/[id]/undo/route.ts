import { occasionOf } from '@/lib/auth/occasion';
import { undoVerdict } from '@/lib/commands/review/undo-verdict';
import { handle } from '@/lib/http/handle';

/** Undoes a verdict. It stays on record as undone. */
export const POST = handle({ permission: 'verdicts:report' }, ({ actor, params, request, now }) =>
  undoVerdict(actor, params.id!, occasionOf(request.headers, now)),
);
