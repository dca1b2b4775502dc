import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { setLegalHold, setLegalHoldSchema } from '@/lib/commands/audit/set-legal-hold';
import { legalHoldListSchema } from '@/lib/domain/read-models/audit-retention';
import { handle } from '@/lib/http/handle';
import { listLegalHolds } from '@/lib/views/audit/list-legal-holds';

/** Every legal hold, those that stand first. */
export const GET = handle({ permission: 'audit:read', answer: legalHoldListSchema }, ({ actor }) =>
  listLegalHolds(actor),
);

/** Puts entries under legal hold. */
export const POST = handle(
  { permission: 'audit:keep', body: setLegalHoldSchema, answer: z.object({ id: z.string() }) },
  ({ actor, body, request, now }) => setLegalHold(actor, body, occasionOf(request.headers, now)),
);
