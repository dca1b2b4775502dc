import { occasionOf } from '@/lib/auth/occasion';
import { recordSearch } from '@/lib/commands/audit/record-search';
import { auditListQuerySchema } from '@/lib/domain/audit-list-query';
import { auditEntryListSchema } from '@/lib/domain/read-models/audit';
import { handle } from '@/lib/http/handle';
import { listAuditEntries } from '@/lib/views/audit/list-audit-entries';

/** A page of the audit trail. Reading it is an entry itself. */
export const GET = handle(
  { permission: 'audit:read', query: auditListQuerySchema, answer: auditEntryListSchema },
  async ({ actor, query, request, now }) => {
    await recordSearch(actor, query, occasionOf(request.headers, now));
    return listAuditEntries(actor, query, now);
  },
);
