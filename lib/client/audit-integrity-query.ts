import { auditIntegritySchema } from '@/lib/domain/read-models/audit-integrity';
import { documentQuery } from './query-options';

const ASK_AGAIN_MS = 10_000;

/** Whether the audit log holds. Asked again while the screen is open: nothing announces a finding. */
export const auditIntegrityQuery = () => ({
  ...documentQuery('/api/v1/audit/integrity', auditIntegritySchema, {}, ['audit']),
  refetchInterval: ASK_AGAIN_MS,
});
