import { occasionOf } from '@/lib/auth/occasion';
import { addAuditView } from '@/lib/commands/audit/views/add-audit-view';
import { auditViewInputSchema, auditViewListSchema } from '@/lib/domain/audit-view';
import { handle } from '@/lib/http/handle';
import { listAuditViews } from '@/lib/views/audit/list-audit-views';

/** Saved views of the trail: own ones, and those that others share. */
export const GET = handle({ permission: 'audit:read', answer: auditViewListSchema }, ({ actor }) =>
  listAuditViews(actor),
);

/** Saves filters of the trail under a name. */
export const POST = handle(
  { permission: 'audit:read', body: auditViewInputSchema },
  async ({ actor, body, request, now }) => {
    const { id, name } = await addAuditView(actor, body, occasionOf(request.headers, now));
    return { id, name };
  },
);
