import type { OcsfEvent } from './ocsf-schema';

/** What a control did: OCSF's `disposition_id`, profile "Security Control". Others say nothing about it. */
const DISPOSITIONS: Readonly<Record<number, 'allowed' | 'denied' | 'error'>> = {
  1: 'allowed', // Allowed
  2: 'denied', // Blocked
  6: 'denied', // Dropped
  8: 'allowed', // Approved
  16: 'allowed', // No Action
  17: 'allowed', // Logged
  21: 'denied', // Reset
  24: 'denied', // Access Revoked
  25: 'denied', // Rejected
  26: 'denied', // Unauthorized
  27: 'error', // Error
};
const ACTIONS: Readonly<Record<number, 'allowed' | 'denied'>> = { 1: 'allowed', 2: 'denied' };

/** Whether a control let something pass; null where the event does not say, or says something else. */
export const readControl = ({
  disposition_id,
  action_id,
}: OcsfEvent): 'allowed' | 'denied' | 'error' | null =>
  DISPOSITIONS[disposition_id ?? -1] ?? ACTIONS[action_id ?? -1] ?? null;
