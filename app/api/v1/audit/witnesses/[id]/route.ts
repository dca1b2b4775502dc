import { occasionOf } from '@/lib/auth/occasion';
import { changeWitness } from '@/lib/commands/audit/change-witness';
import { changeWitnessSchema } from '@/lib/domain/read-models/audit-witnesses';
import { handle } from '@/lib/http/handle';

/** Pauses a witness, or goes on with it. */
export const PATCH = handle(
  { permission: 'audit:keep', body: changeWitnessSchema },
  ({ actor, body, params, request, now }) =>
    changeWitness(actor, params.id!, body.paused ? 'pause' : 'resume', occasionOf(request.headers, now)),
);

/** Removes a witness. What it keeps stays where it is. */
export const DELETE = handle({ permission: 'audit:keep' }, ({ actor, params, request, now }) =>
  changeWitness(actor, params.id!, 'remove', occasionOf(request.headers, now)),
);
