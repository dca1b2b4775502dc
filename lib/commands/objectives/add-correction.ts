import type { z } from 'zod';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { correctionInputSchema, type Correction } from '@/lib/domain/objective';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { insertCorrection } from '@/lib/store/corrections/insert-correction';
import { findObjective } from '@/lib/store/objectives/find-objective';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { confineObjective } from './confine-objective';

/**
 * Takes a planned window, once or recurring, out of the budgets of some objectives or (with none named) of
 * all. Throws `invalid-input` for an objective that is not there.
 */
export async function addCorrection(
  actor: Actor,
  input: z.input<typeof correctionInputSchema>,
  { now, newId, from }: Occasion,
): Promise<Correction> {
  requirePermission(actor, 'slos:write');
  const given = correctionInputSchema.parse(input);
  if (given.objectives.length === 0) requireEveryZone(actor);
  return withTransaction(async (tx) => {
    const named = await Promise.all(
      given.objectives.map(async (id, index) => {
        const objective = await findObjective(id, tx);
        if (!objective)
          throw new GatehouseError('invalid-input', `There is no objective ${id}.`, {
            path: `objectives.${index}`,
            remedy: 'Choose one of the list of objectives.',
          });
        confineObjective(actor, objective);
        return objective;
      }),
    );
    const correction = await insertCorrection(tx, {
      ...given,
      id: newId(),
      createdBy: actor.name,
      createdAt: now.toISOString(),
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'correction.added',
      targets: [
        { type: 'correction', id: correction.id, name: correction.reason },
        ...named.map(({ id, name }) => ({ type: 'objective', id, name })),
      ],
      context: from,
      changes: compareFields(null, correction),
    });
    return correction;
  });
}
