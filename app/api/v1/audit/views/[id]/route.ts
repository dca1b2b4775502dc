import { occasionOf } from '@/lib/auth/occasion';
import { changeAuditView } from '@/lib/commands/audit/views/change-audit-view';
import { deleteAuditView } from '@/lib/commands/audit/views/delete-audit-view';
import { auditViewInputSchema } from '@/lib/domain/audit-view';
import { handle } from '@/lib/http/handle';

/** Replaces name, sharing and filters of an own view. */
export const PUT = handle(
  { permission: 'audit:read', body: auditViewInputSchema },
  ({ actor, params, body, request, now }) =>
    changeAuditView(actor, params.id!, body, occasionOf(request.headers, now)),
);

/** Removes a view. */
export const DELETE = handle({ permission: 'audit:read' }, ({ actor, params, request, now }) =>
  deleteAuditView(actor, params.id!, occasionOf(request.headers, now)),
);
