import { z } from 'zod';
import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { auditFilterSchema } from '@/lib/domain/audit-filter';
import { auditTargetSchema } from '@/lib/domain/read-models/audit-parties';
import { handle } from '@/lib/http/handle';
import { getAuditTarget } from '@/lib/views/audit/get-audit-target';

const querySchema = auditFilterSchema
  .pick({ from: true, to: true })
  /** As `type:id`. */
  .extend({ target: z.string().min(3).max(2_200) });

/** Everything that was done to one thing. Reading it is an entry of the audit log. */
export const GET = handle(
  { permission: 'audit:read', query: querySchema, answer: auditTargetSchema },
  async ({ actor, query: { target, ...range }, request, now }) => {
    await recordReading(
      actor,
      { action: 'audit.viewed', targets: [{ type: 'audit-target', id: target }], query: range },
      occasionOf(request.headers, now),
    );
    return getAuditTarget(actor, target, range, now);
  },
);
