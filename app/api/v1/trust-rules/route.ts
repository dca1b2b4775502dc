import { occasionOf } from '@/lib/auth/occasion';
import { saveTrustRules, saveTrustRulesSchema } from '@/lib/commands/trust-rules/save-trust-rules';
import { trustRulesStateSchema, trustRuleVersionSchema } from '@/lib/domain/read-models/trust-rules';
import { handle } from '@/lib/http/handle';
import { getTrustRules } from '@/lib/views/trust-rules/get-trust-rules';

/** The active trust rules, with what stays unzoned and the last walk over past events. */
export const GET = handle({ answer: trustRulesStateSchema }, ({ actor, now }) => getTrustRules(actor, now));

/** Makes rules the active version. */
export const PUT = handle(
  { permission: 'settings:write', body: saveTrustRulesSchema, answer: trustRuleVersionSchema },
  ({ actor, body, request, now }) => saveTrustRules(actor, body, occasionOf(request.headers, now)),
);
