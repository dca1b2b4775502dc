import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { actionChangeSchema, type ActionChange } from '@/lib/domain/incidents/postmortem';
import type { Actor } from '@/lib/domain/roles';
import { findActionIncident, lockAction, updateAction } from '@/lib/store/incidents/actions';
import { compareFields } from '../compare-fields';
import { parseId } from '../parse-id';
import { withIncident } from './with-incident';

/** Changes an action, notes that it is done or that it is not after all. Throws `not-found`. */
export async function changePostmortemAction(
  actor: Actor,
  actionId: string,
  input: ActionChange,
  occasion: Occasion,
): Promise<void> {
  requirePermission(actor, 'incidents:write');
  const id = parseId(actionId, 'action');
  const { isDone, dueOn, ...texts } = actionChangeSchema.parse(input);
  const incidentId = await findActionIncident(id);
  if (!incidentId) throw new GatehouseError('not-found', 'There is no such action.');
  await withIncident(actor, incidentId, occasion, async ({ tx, audit }) => {
    const action = (await lockAction(tx, id))!;
    const wasDone = action.doneAt !== null;
    const dayOf = (day: Date) => day.toISOString().slice(0, 10);
    const before = { text: action.text, owner: action.owner, dueOn: dayOf(action.dueOn), isDone: wasDone };
    const after = { ...before, ...texts, dueOn: dueOn ?? before.dueOn, isDone: isDone ?? wasDone };
    const changes = compareFields(before, after);
    if (Object.keys(changes).length === 0) return;
    const done = after.isDone ? { doneAt: occasion.now, doneBy: actor.name } : { doneAt: null, doneBy: null };
    await updateAction(tx, id, {
      text: after.text,
      owner: after.owner,
      dueOn: new Date(`${after.dueOn}T00:00:00Z`),
      ...(after.isDone !== wasDone && done),
    });
    await audit(after.isDone && !wasDone ? 'postmortem-action.done' : 'postmortem-action.changed', changes, [
      { type: 'postmortem-action', id, name: after.text.slice(0, 200) },
    ]);
  });
}
