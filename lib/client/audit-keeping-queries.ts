import { auditKeysSchema } from '@/lib/domain/read-models/audit-keys';
import { auditWitnessesSchema } from '@/lib/domain/read-models/audit-witnesses';
import { documentQuery } from './query-options';

export const AUDIT_WITNESSES_PATH = '/api/v1/audit/witnesses';

/** Who keeps checkpoints of the audit log outside, and which one last; asked again each half minute. */
export const auditWitnessesQuery = () => ({
  ...documentQuery(AUDIT_WITNESSES_PATH, auditWitnessesSchema, {}, ['settings']),
  refetchInterval: 30_000,
});

/** The keys that sign the audit log; asked again each half minute. */
export const auditKeysQuery = () => ({
  ...documentQuery('/api/v1/audit/keys', auditKeysSchema, {}, ['settings']),
  refetchInterval: 30_000,
});
