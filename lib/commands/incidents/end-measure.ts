import type { Occasion } from '@/lib/auth/occasion';
import { GatehouseError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/roles';
import { endStoredMeasure, lockMeasure } from '@/lib/store/incidents/measures';
import { parseId } from '../parse-id';
import { withIncident } from './with-incident';

/** Notes that somebody has made sure that a bypass is closed, now. Throws `not-found`, or `conflict` for one that has ended. */
export async function endMeasure(
  actor: Actor,
  key: string,
  measureId: string,
  occasion: Occasion,
): Promise<void> {
  const id = parseId(measureId, 'bypass');
  await withIncident(actor, key, occasion, async ({ tx, incident, audit }) => {
    const measure = await lockMeasure(tx, incident.id, id);
    if (measure?.kind !== 'bypass') throw new GatehouseError('not-found', 'There is no such bypass.');
    if (measure.endedAt)
      throw new GatehouseError('conflict', `${measure.endedBy ?? 'Somebody'} has noted its end already.`, {
        remedy: 'Reload the page.',
      });
    await endStoredMeasure(tx, id, { at: occasion.now, by: actor.name });
    await audit('incident.measure-ended', { kind: measure.kind, policy: measure.policy }, [
      { type: 'incident-measure', id, name: measure.kind },
      { type: 'policy', id: measure.policy },
    ]);
  });
}
