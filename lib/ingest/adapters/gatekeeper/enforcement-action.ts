import { z } from 'zod';

/**
 * What a constraint does about a violation. `scoped`: it differs by enforcement point, and the points' actions
 * are told beside it. Source: open-policy-agent.github.io/gatekeeper, "Handling Constraint Violations".
 */
export const enforcementActionSchema = z.enum(['deny', 'dryrun', 'warn', 'scoped']);
export type EnforcementAction = z.infer<typeof enforcementActionSchema>;

/** Whether a request was denied by these actions. Of scoped ones, one that denies is enough. */
export const isDenying = (action: EnforcementAction, scoped: readonly EnforcementAction[]): boolean =>
  action === 'deny' || (action === 'scoped' && scoped.includes('deny'));
