import { occasionOf } from '@/lib/auth/occasion';
import { savePolicyDriftSettings } from '@/lib/commands/settings/save-policy-drift-settings';
import { policyDriftSettingsSchema } from '@/lib/domain/policy-drift-settings';
import { handle } from '@/lib/http/handle';
import { getPolicyDriftSettings } from '@/lib/views/policies/get-policy-drift-settings';

/** From when on environments that run different revisions of a policy are a drift. */
export const GET = handle({ answer: policyDriftSettingsSchema }, ({ actor }) =>
  getPolicyDriftSettings(actor),
);

/** Puts these in place of what was set. */
export const PUT = handle(
  { permission: 'settings:write', body: policyDriftSettingsSchema, answer: policyDriftSettingsSchema },
  ({ actor, body, request, now }) => savePolicyDriftSettings(actor, body, occasionOf(request.headers, now)),
);
