import type { Environment, Zone } from '@/lib/domain/inventory';

export const TRUST_WORDS: Record<Zone['trustLevel'], string> = {
  high: 'High trust',
  medium: 'Medium trust',
  low: 'Low trust',
};

export const TIER_WORDS: Record<Zone['telemetryTier'], string> = {
  full: 'Full',
  standard: 'Standard',
  sampled: 'Sampled',
};

export const ENVIRONMENT_KIND_WORDS: Record<Environment['kind'], string> = {
  cluster: 'Cluster',
  'cloud-account': 'Cloud account',
  'on-prem': 'On-prem site',
};

/** Why a change of the inventory is not open to somebody. */
export const ONLY_ADMINISTRATORS = 'Only administrators change the inventory.';
