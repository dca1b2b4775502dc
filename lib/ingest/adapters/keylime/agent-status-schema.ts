import { z } from 'zod';

/**
 * What Keylime's verifier says of an agent that it polls (`GET /v2.4/agents/{id}`). Source: docs/rest_apis of
 * keylime/keylime. Loose: versions add fields.
 */
export const agentStatusSchema = z.looseObject({
  operational_state: z.number().int(),
  last_received_quote: z.number().nullish(),
  last_successful_attestation: z.number().nullish(),
});
export type AgentStatus = z.infer<typeof agentStatusSchema>;

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
