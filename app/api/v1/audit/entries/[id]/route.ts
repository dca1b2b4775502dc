import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { auditEntryDetailSchema } from '@/lib/domain/read-models/audit-entry';
import { handle } from '@/lib/http/handle';
import { getAuditEntry } from '@/lib/views/audit/get-audit-entry';

/** An entry of the audit log with its proof. Reading it is an entry itself. */
export const GET = handle(
  { permission: 'audit:read', answer: auditEntryDetailSchema },
  async ({ actor, params, request, now }) => {
    const id = params.id!.slice(0, 100);
    await recordReading(
      actor,
      { action: 'audit.viewed', targets: [{ type: 'audit-entry', id }] },
      occasionOf(request.headers, now),
    );
    return getAuditEntry(actor, id, now);
  },
);
