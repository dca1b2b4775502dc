import type { Occasion } from '@/lib/auth/occasion';
import { actionInputSchema, type ActionInput } from '@/lib/domain/incidents/postmortem';
import type { Actor } from '@/lib/domain/roles';
import { insertAction } from '@/lib/store/incidents/actions';
import { withIncident } from './with-incident';

/** Notes what somebody is to do after an incident, and by when; it stays visible until it is done. */
export async function addPostmortemAction(
  actor: Actor,
  key: string,
  input: ActionInput,
  occasion: Occasion,
): Promise<{ id: string }> {
  const given = actionInputSchema.parse(input);
  return withIncident(actor, key, occasion, async ({ tx, incident, audit }) => {
    const id = occasion.newId();
    await insertAction(tx, {
      id,
      incidentId: incident.id,
      ...given,
      dueOn: new Date(`${given.dueOn}T00:00:00Z`),
      createdAt: occasion.now,
      createdBy: actor.name,
    });
    await audit('postmortem-action.added', given, [
      { type: 'postmortem-action', id, name: given.text.slice(0, 200) },
    ]);
    return { id };
  });
}
