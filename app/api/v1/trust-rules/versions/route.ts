import { trustRuleVersionListSchema } from '@/lib/domain/read-models/trust-rules';
import { handle } from '@/lib/http/handle';
import { listTrustRules } from '@/lib/views/trust-rules/get-trust-rules';

/** Every version of the trust rules, newest first. */
export const GET = handle({ answer: trustRuleVersionListSchema }, ({ actor }) => listTrustRules(actor));
