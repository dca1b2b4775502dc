import { vaultAdapter } from '../adapters/vault/map-audit-entry';
import { vaultSetup } from '../adapters/vault/setup';
import type { Sources } from '../source';

/** Audit devices of stores of secrets. */
export const SECRETS: Sources = {
  vault: { adapter: vaultAdapter, setup: vaultSetup, aliases: ['openbao'] },
};
