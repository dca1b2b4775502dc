import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { erasedFieldSchema } from '@/lib/domain/read-models/audit-retention';
import { listOf } from '@/lib/domain/read-models/common';
import { handle } from '@/lib/http/handle';
import { listErasuresOfEntry } from '@/lib/views/audit/list-erasures';

/** What was erased of one entry, and why. It is the same reading as that of its page. */
export const GET = handle(
  { permission: 'audit:read', query: z.object({ entry: z.uuid() }), answer: listOf(erasedFieldSchema) },
  async ({ actor, query: { entry: id }, request, now }) => {
    await recordReading(
      actor,
      { action: 'audit.viewed', targets: [{ type: 'audit-entry', id }] },
      occasionOf(request.headers, now),
    );
    return listErasuresOfEntry(actor, id);
  },
);
