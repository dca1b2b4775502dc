import { occasionOf } from '@/lib/auth/occasion';
import { recordReading } from '@/lib/commands/audit/record-reading';
import { auditFilterSchema } from '@/lib/domain/audit-filter';
import { auditActorSchema } from '@/lib/domain/read-models/audit-parties';
import { handle } from '@/lib/http/handle';
import { getAuditActor } from '@/lib/views/audit/get-audit-actor';

const querySchema = auditFilterSchema.pick({ from: true, to: true });

/** Everything that one identity did. Reading it is an entry of the audit log. */
export const GET = handle(
  { permission: 'audit:read', query: querySchema, answer: auditActorSchema },
  async ({ actor, params, query, request, now }) => {
    const ref = params.ref!.slice(0, 100);
    await recordReading(
      actor,
      { action: 'audit.viewed', targets: [{ type: 'audit-actor', id: ref }], query },
      occasionOf(request.headers, now),
    );
    return getAuditActor(actor, ref, query, now);
  },
);
