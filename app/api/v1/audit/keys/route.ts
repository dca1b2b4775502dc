import { auditKeyListSchema } from '@/lib/domain/read-models/audit-proofs';
import { handle } from '@/lib/http/handle';
import { getLogKeys } from '@/lib/views/audit/get-log-keys';

/** The public keys of the audit log, with the sizes that each is for. */
export const GET = handle({ permission: 'audit:read', answer: auditKeyListSchema }, ({ actor }) =>
  getLogKeys(actor),
);
