import { auditIntegritySchema } from '@/lib/domain/read-models/audit-integrity';
import { handle } from '@/lib/http/handle';
import { getAuditIntegrity } from '@/lib/views/audit/get-audit-integrity';

/** Whether the audit log holds, how far it is verified, and everything that was ever found wrong with it. */
export const GET = handle({ permission: 'audit:read', answer: auditIntegritySchema }, ({ actor, now }) =>
  getAuditIntegrity(actor, now),
);
