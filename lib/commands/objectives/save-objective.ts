import type { z } from 'zod';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { objectiveInputSchema, type Objective } from '@/lib/domain/objective';
import type { Actor } from '@/lib/domain/roles';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { findObjective } from '@/lib/store/objectives/find-objective';
import { lockObjectives } from '@/lib/store/objectives/lock-objectives';
import { upsertObjective } from '@/lib/store/objectives/upsert-objective';
import { withTransaction } from '@/lib/store/transaction';
import { compareFields } from '../compare-fields';
import { checkObjective } from './check-objective';
import { confineObjective } from './confine-objective';
import { nextRevision } from './next-revision';
import { requireEditable } from './require-editable';

/**
 * Adds an objective (`mustBeNew`: `conflict` when its id is taken) or changes the one with its id
 * (`mustBeThere`: `not-found` without it). One that a file owns is a `conflict`. The revision grows when
 * target, window, method or rules change: budgets are then reckoned anew from the same counts.
 */
export async function saveObjective(
  actor: Actor,
  input: z.input<typeof objectiveInputSchema>,
  { now, newId, from }: Occasion,
  { mustBeNew = false, mustBeThere = false } = {},
): Promise<Objective> {
  requirePermission(actor, 'slos:write');
  const given = objectiveInputSchema.parse(input);
  checkObjective(given);
  confineObjective(actor, given);
  return withTransaction(async (tx) => {
    await lockObjectives(tx);
    const before = await findObjective(given.id, tx);
    if (before && mustBeNew)
      throw new GatehouseError('conflict', `There is an objective with the id ${given.id} already.`, {
        path: 'id',
        remedy: 'Choose another id, or change the objective that is there.',
      });
    if (!before && mustBeThere) throw new GatehouseError('not-found', `There is no objective ${given.id}.`);
    if (before) {
      confineObjective(actor, before);
      requireEditable(before);
    }
    const saved = await upsertObjective(tx, given, {
      ownedBy: null,
      revision: nextRevision(before, given),
      now,
    });
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: before ? 'objective.changed' : 'objective.added',
      targets: [{ type: 'objective', id: saved.id, name: saved.name }],
      context: from,
      changes: compareFields(before, saved),
    });
    return saved;
  });
}
