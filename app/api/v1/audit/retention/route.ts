import { occasionOf } from '@/lib/auth/occasion';
import { saveRetentionRules } from '@/lib/commands/audit/save-retention-rules';
import { retentionRulesSchema } from '@/lib/domain/audit-retention/retention-rule';
import { retentionStateSchema } from '@/lib/domain/read-models/audit-retention';
import { handle } from '@/lib/http/handle';
import { getRetention } from '@/lib/views/audit/get-retention';

/** The rules of retention and how far they have come. */
export const GET = handle({ permission: 'audit:read', answer: retentionStateSchema }, ({ actor }) =>
  getRetention(actor),
);

/** Sets how long entries are kept. */
export const PUT = handle(
  { permission: 'audit:keep', body: retentionRulesSchema, answer: retentionRulesSchema },
  ({ actor, body, request, now }) => saveRetentionRules(actor, body, occasionOf(request.headers, now)),
);
