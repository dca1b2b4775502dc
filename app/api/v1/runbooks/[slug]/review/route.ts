import { occasionOf } from '@/lib/auth/occasion';
import { reviewRunbook } from '@/lib/commands/runbooks/review-runbook';
import { handle } from '@/lib/http/handle';

/** Notes that it was read through today, and is right. */
export const POST = handle({ permission: 'runbooks:write' }, ({ actor, params, request, now }) =>
  reviewRunbook(actor, params.slug!, occasionOf(request.headers, now)),
);
