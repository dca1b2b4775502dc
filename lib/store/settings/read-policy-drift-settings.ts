import { policyDriftSettingsSchema, type PolicyDriftSettings } from '@/lib/domain/policy-drift-settings';
import { readSetting } from './settings';

/** From when on environments that run different revisions of a policy are a drift. */
export const readPolicyDriftSettings = (): Promise<PolicyDriftSettings> =>
  readSetting('policy-drift', policyDriftSettingsSchema);
