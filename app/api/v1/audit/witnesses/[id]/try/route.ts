import { occasionOf } from '@/lib/auth/occasion';
import { tryWitness } from '@/lib/commands/audit/try-witness';
import { triedWitnessSchema } from '@/lib/domain/read-models/audit-witnesses';
import { handle } from '@/lib/http/handle';

/** Hands the newest checkpoint to a witness now, and says what became of it. */
export const POST = handle(
  { permission: 'audit:keep', answer: triedWitnessSchema },
  ({ actor, params, request, now }) => tryWitness(actor, params.id!, occasionOf(request.headers, now)),
);
