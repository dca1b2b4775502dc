import { z } from 'zod';
import { erasedFieldSchema } from '@/lib/domain/read-models/audit-retention';
import { listOf } from '@/lib/domain/read-models/common';
import { handle } from '@/lib/http/handle';
import { listErasuresOfEntry } from '@/lib/views/audit/list-erasures';

/** What was erased of one entry, and why. */
export const GET = handle(
  { permission: 'audit:read', query: z.object({ entry: z.uuid() }), answer: listOf(erasedFieldSchema) },
  ({ actor, query }) => listErasuresOfEntry(actor, query.entry),
);
