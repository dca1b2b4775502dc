import { occasionOf } from '@/lib/auth/occasion';
import { addWitness } from '@/lib/commands/audit/add-witness';
import { addWitnessSchema } from '@/lib/domain/audit-witness';
import { addedWitnessSchema, auditWitnessesSchema } from '@/lib/domain/read-models/audit-witnesses';
import { handle } from '@/lib/http/handle';
import { listAuditWitnesses } from '@/lib/views/audit/list-audit-witnesses';

/** Who keeps checkpoints of the audit log outside, and which one last. */
export const GET = handle({ permission: 'audit:read', answer: auditWitnessesSchema }, ({ actor, now }) =>
  listAuditWitnesses(actor, now),
);

/** Adds a witness. What signs a webhook is in this answer and nowhere else. */
export const POST = handle(
  { permission: 'audit:keep', body: addWitnessSchema, answer: addedWitnessSchema },
  ({ actor, body, request, now }) => addWitness(actor, body, occasionOf(request.headers, now)),
);
