import { verifiedStepSchema, verifyAuditSchema } from '@/lib/domain/read-models/audit-verification';
import { handle } from '@/lib/http/handle';
import { streamLines } from '@/lib/http/stream-lines';
import { verifyAuditLog } from '@/lib/views/verify/verify-audit-log';

/** Verifies the whole audit log: one JSON line a step with what is wrong, and a summary in the last one. */
export const POST = handle(
  { permission: 'audit:read', body: verifyAuditSchema, answer: verifiedStepSchema },
  async ({ actor, body }) => streamLines(verifyAuditLog(actor, body, () => new Date())),
);
