import type { Occasion } from '@/lib/auth/occasion';
import { INCIDENT_STEPS, stepTickSchema, type StepTick } from '@/lib/domain/incidents/steps';
import type { Actor } from '@/lib/domain/roles';
import { tickItem, untickItem } from '@/lib/store/incidents/steps';
import { withIncident } from './with-incident';

/** Ticks an item of a step, or takes its tick away; what is so already stays so, without an entry. */
export async function tickIncidentStep(
  actor: Actor,
  key: string,
  input: StepTick,
  occasion: Occasion,
): Promise<void> {
  const { step, item, isDone } = stepTickSchema.parse(input);
  const known = INCIDENT_STEPS.find(({ id }) => id === step)!;
  const { text } = known.items.find(({ id }) => id === item)!;
  await withIncident(actor, key, occasion, async ({ tx, incident, audit, tell }) => {
    const row = { incidentId: incident.id, step, item };
    const isChanged = isDone
      ? await tickItem(tx, { ...row, doneAt: occasion.now, doneBy: actor.name })
      : await untickItem(tx, row);
    if (!isChanged) return;
    await tell('step', `${known.name}, ${isDone ? 'done' : 'not done after all'}: ${text}`);
    await audit(isDone ? 'incident.step-done' : 'incident.step-reopened', { step, item });
  });
}
