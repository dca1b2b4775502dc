import type { Occasion } from '@/lib/auth/occasion';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import { GatehouseError } from '@/lib/domain/errors';
import { measureInputSchema, type MeasureInput } from '@/lib/domain/incidents/measure';
import type { Actor } from '@/lib/domain/roles';
import { lockException } from '@/lib/store/policy-exceptions/end-stored-exception';
import { insertMeasure } from '@/lib/store/incidents/measures';
import { withIncident } from './with-incident';

/**
 * Records a rollback or an emergency bypass that somebody took, with its reason. Gatehouse changes no policy by itself. Throws
 * `invalid-input` for times that cannot be, a bypass without an expiry, or an exception of another policy.
 */
export async function recordMeasure(
  actor: Actor,
  key: string,
  input: MeasureInput,
  occasion: Occasion,
): Promise<{ id: string }> {
  const given = measureInputSchema.parse(input);
  const { now, newId } = occasion;
  const takenAt = given.takenAt ? new Date(given.takenAt) : now;
  const expiresAt = given.expiresAt ? new Date(given.expiresAt) : null;
  if (takenAt > now)
    throw new GatehouseError('invalid-input', 'It would be taken in the future.', {
      path: 'takenAt',
      remedy: 'Record it when it was taken.',
    });
  if (expiresAt && expiresAt <= takenAt)
    throw new GatehouseError('invalid-input', 'The bypass would be over before it begins.', {
      path: 'expiresAt',
      remedy: 'Say until when it holds.',
    });
  return withIncident(actor, key, occasion, async ({ tx, incident, audit }) => {
    if (given.exceptionId) {
      const exception = await lockException(tx, given.policy, given.exceptionId);
      if (!exception || given.kind !== 'bypass')
        throw new GatehouseError('invalid-input', 'There is no such exception of this policy.', {
          path: 'exceptionId',
        });
      if (exception.zone !== null) confineToZones(actor, exception.zone);
    }
    const measure = {
      id: newId(),
      incidentId: incident.id,
      kind: given.kind,
      policy: given.policy,
      environment: given.environment,
      fromRevision: given.fromRevision,
      toRevision: given.toRevision,
      justification: given.justification,
      takenAt,
      takenBy: given.takenBy ?? actor.name,
      expiresAt,
      exceptionId: given.exceptionId ?? null,
      recordedAt: now,
      recordedBy: actor.name,
    };
    await insertMeasure(tx, measure);
    const { id, incidentId: _, recordedAt: __, recordedBy: ___, ...changes } = measure;
    await audit(
      'incident.measure-recorded',
      { ...changes, takenAt: takenAt.toISOString(), expiresAt: expiresAt?.toISOString() ?? null },
      [
        { type: 'incident-measure', id, name: given.kind },
        { type: 'policy', id: given.policy },
      ],
    );
    return { id };
  });
}
