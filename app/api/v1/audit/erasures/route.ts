import { occasionOf } from '@/lib/auth/occasion';
import { eraseFromLog, eraseFromLogSchema } from '@/lib/commands/audit/erase-from-log';
import { erasureResultSchema, erasureRunListSchema } from '@/lib/domain/read-models/audit-retention';
import { handle } from '@/lib/http/handle';
import { listErasures } from '@/lib/views/audit/list-erasures';

/** What was erased, when, why and by whom. */
export const GET = handle({ permission: 'audit:read', answer: erasureRunListSchema }, ({ actor }) =>
  listErasures(actor),
);

/** Erases values, or whole payloads, of an entry or of somebody's entries. */
export const POST = handle(
  { permission: 'audit:keep', body: eraseFromLogSchema, answer: erasureResultSchema },
  ({ actor, body, request, now }) => eraseFromLog(actor, body, occasionOf(request.headers, now)),
);
