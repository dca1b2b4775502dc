import { z } from 'zod';

/** `operational_state` by number. Source: keylime/common/states.py. */
export const STATES = [
  'Registered',
  'Start',
  'Saved',
  'Get Quote',
  'Get Quote (retry)',
  'Provide V',
  'Provide V (retry)',
  'Failed',
  'Terminated',
  'Invalid Quote',
  'Tenant Quote Failed',
] as const;

/**
 * What Keylime's verifier says of an agent (`GET /v2.4/agents/{id}`). Source: docs/rest_apis of
 * keylime/keylime. Loose: versions add fields.
 */
export const agentStatusSchema = z.looseObject({
  /** Null for an agent that pushes its evidence: then `attestation_status` has the result. */
  operational_state: z
    .union([
      z.number().int().min(0).max(10),
      // `keylime_tenant` prints the name.
      z.enum(STATES).transform((name) => STATES.indexOf(name)),
    ])
    .nullable(),
  attestation_status: z.enum(['PASS', 'FAIL', 'TIMEOUT', 'PENDING']).nullish(),
  last_received_quote: z.number().nullish(),
  last_successful_attestation: z.number().nullish(),
});
export type AgentStatus = z.infer<typeof agentStatusSchema>;
