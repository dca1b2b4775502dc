import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Objective, ObjectiveInput } from '@/lib/domain/objective';
import type { ObjectiveImport } from '@/lib/domain/read-models/objective-import';
import type { Actor } from '@/lib/domain/roles';
import { readOpenSlo } from '@/lib/slo/openslo/read-openslo';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { deleteStoredObjective } from '@/lib/store/objectives/delete-stored-objective';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { lockObjectives } from '@/lib/store/objectives/lock-objectives';
import { upsertObjective } from '@/lib/store/objectives/upsert-objective';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { compareFields, type FieldChange } from '../compare-fields';
import { checkObjective } from './check-objective';
import { confineObjective } from './confine-objective';
import { nextRevision } from './next-revision';
import {
  planObjectiveImport,
  type ObjectiveChanges,
  type ObjectiveImportPlan,
} from './plan-objective-import';

/** An OpenSLO file: its name owns what it names, whatever folder it came from. */
export type ObjectiveFile = { name: string; text: string; dryRun?: boolean; adopt?: boolean };

/**
 * Adds, changes and removes the objectives of an OpenSLO file, so that Gatehouse has just those that it
 * names; with `dryRun` it only says so. What cannot be taken over is a problem of the answer, and the other
 * objectives are imported all the same. Throws `forbidden` for objectives of zones that the actor may not
 * see.
 */
export async function importObjectives(
  actor: Actor,
  { name, text, dryRun = false, adopt = false }: ObjectiveFile,
  occasion: Occasion,
): Promise<ObjectiveImport> {
  requirePermission(actor, 'slos:write');
  const reading = readOpenSlo(text);
  const isComplete = reading.problems.every(({ severity }) => severity === 'warning');
  for (const objective of reading.objectives) {
    confineObjective(actor, objective);
    checkObjective(objective);
  }
  const makePlan = async (tx?: Transaction) => {
    const plan = planObjectiveImport(await listObjectives(tx), reading.objectives, {
      file: name,
      isComplete,
      adopt,
    });
    for (const objective of [...plan.change.map(({ before }) => before), ...plan.remove])
      confineObjective(actor, objective);
    return plan;
  };
  const plan = dryRun
    ? await makePlan()
    : await withTransaction(async (tx) => {
        await lockObjectives(tx);
        const plan = await makePlan(tx);
        await write(tx, plan, { actor, file: name, occasion });
        return plan;
      });
  return {
    file: name,
    dryRun,
    created: plan.create.map(({ id }) => id),
    changed: plan.change.map(({ after, fields }) => ({ id: after.id, fields: listFields(fields) })),
    unchanged: plan.unchanged.map(({ id }) => id),
    removed: plan.remove.map(({ id }) => id),
    problems: [...reading.problems, ...plan.problems],
  };
}

type Author = { actor: Actor; file: string; occasion: Occasion };

async function write(tx: Transaction, plan: ObjectiveImportPlan, author: Author): Promise<void> {
  const put = (before: Objective | null, after: ObjectiveInput) =>
    upsertObjective(tx, after, {
      ownedBy: author.file,
      revision: nextRevision(before, after),
      now: author.occasion.now,
    });
  for (const after of plan.create) {
    const saved = await put(null, after);
    await note(tx, 'objective.added', saved, compareFields(null, saved), author);
  }
  for (const { before, after } of plan.change) {
    const saved = await put(before, after);
    await note(tx, 'objective.changed', saved, compareFields(before, saved), author);
  }
  for (const objective of plan.remove) {
    await deleteStoredObjective(tx, objective.id);
    await note(tx, 'objective.deleted', objective, compareFields(objective, null), author);
  }
}

const note = (
  tx: Transaction,
  action: string,
  { id, name }: Objective,
  changes: Record<string, FieldChange<Objective>>,
  { actor, occasion: { now, newId, from } }: Author,
): Promise<void> =>
  appendAuditEntry(tx, {
    id: newId(),
    occurredAt: now,
    actor,
    action,
    targets: [{ type: 'objective', id, name }],
    context: from,
    changes,
  });

const listFields = (fields: ObjectiveChanges) =>
  Object.entries(fields).map(([field, { from, to }]) => ({ field, from, to }));
