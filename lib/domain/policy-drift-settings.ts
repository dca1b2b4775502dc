import { z } from 'zod';

/** From when on environments that run different revisions of a policy are a drift. */
export const policyDriftSettingsSchema = z.object({
  /** Minutes that a rollout may take. */
  mismatchMinutes: z.number().int().min(1).max(10_080).default(30),
  /** Hours that a canary may take; until then it is no mismatch. */
  canaryHours: z.number().int().min(1).max(2_160).default(24),
  /** An environment or enforcement point that was not seen for so many hours counts no more. */
  retireHours: z.number().int().min(1).max(2_160).default(24),
});
export type PolicyDriftSettings = z.infer<typeof policyDriftSettingsSchema>;

/** What a drift of an environment that runs another revision than the newest is called. */
export const POLICY_DRIFT_TYPE = 'policy-revision';
