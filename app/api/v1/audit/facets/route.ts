import { occasionOf } from '@/lib/auth/occasion';
import { recordSearch } from '@/lib/commands/audit/record-search';
import { auditFilterSchema } from '@/lib/domain/audit-filter';
import { auditFacetsSchema } from '@/lib/domain/read-models/audit';
import { handle } from '@/lib/http/handle';
import { getAuditFacets } from '@/lib/views/audit/get-audit-facets';

/** What the entries that match are about. Reading it is an entry itself, the same as of their list. */
export const GET = handle(
  { permission: 'audit:read', query: auditFilterSchema, answer: auditFacetsSchema },
  async ({ actor, query, request, now }) => {
    await recordSearch(actor, query, occasionOf(request.headers, now));
    return getAuditFacets(actor, query, now);
  },
);
