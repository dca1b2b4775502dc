import { trustRulesPreviewSchema } from '@/lib/domain/read-models/trust-rules';
import { handle } from '@/lib/http/handle';
import { previewTrustRules, previewTrustRulesSchema } from '@/lib/views/trust-rules/preview-trust-rules';

/** Where the last events would belong by other rules. */
export const POST = handle(
  { permission: 'settings:write', body: previewTrustRulesSchema, answer: trustRulesPreviewSchema },
  ({ actor, body, now }) => previewTrustRules(actor, body, now),
);
