import { auditKeysSchema } from '@/lib/domain/read-models/audit-keys';
import { handle } from '@/lib/http/handle';
import { getAuditKeys } from '@/lib/views/audit/get-audit-keys';

/** The keys that sign the audit log, each with the sizes that it holds for. */
export const GET = handle({ permission: 'audit:read', answer: auditKeysSchema }, ({ actor }) =>
  getAuditKeys(actor),
);
