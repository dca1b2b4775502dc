import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { pageSchema } from '@/lib/domain/filters';
import { grantEntryListSchema } from '@/lib/domain/read-models/access-grants';
import { handle } from '@/lib/http/handle';
import { listGrantEntries } from '@/lib/views/access-grants/list-grant-entries';

/** What was done under it, as entries of the audit log. Reading them is an entry itself. */
export const GET = handle(
  { permission: 'audit:read', query: pageSchema, answer: grantEntryListSchema },
  async ({ actor, params, query, request, now }) => {
    const id = params.id!;
    await recordReading(
      actor,
      { action: 'audit.viewed', targets: [{ type: 'access-grant', id: id.slice(0, 100) }] },
      occasionOf(request.headers, now),
    );
    return listGrantEntries(actor, id, query);
  },
);
