import { retentionRulesSchema } from '@/lib/domain/audit-retention/retention-rule';
import { retentionPreviewSchema } from '@/lib/domain/read-models/audit-retention';
import { handle } from '@/lib/http/handle';
import { previewRetention } from '@/lib/views/audit/get-retention';

/** What rules would erase now. */
export const POST = handle(
  { permission: 'audit:read', body: retentionRulesSchema, answer: retentionPreviewSchema },
  ({ actor, body, now }) => previewRetention(actor, body, now),
);
