import { objectiveInputSchema, type Objective, type ObjectiveInput } from '@/lib/domain/objective';
import type { FileProblem } from '@/lib/domain/read-models/objective-import';
import { compareFields, type FieldChange } from '../compare-fields';

type Content = ObjectiveInput & Partial<Pick<Objective, 'ownedBy'>>;
export type ObjectiveChanges = Record<string, FieldChange<Content>>;

/** What an import of a file makes of the objectives that are there. */
export type ObjectiveImportPlan = {
  create: ObjectiveInput[];
  change: { before: Objective; after: ObjectiveInput; fields: ObjectiveChanges }[];
  unchanged: Objective[];
  /** Those that the file owned and no longer names. */
  remove: Objective[];
  problems: FileProblem[];
};

/**
 * What an import of `file` makes of the objectives that are there. It owns what it names. An id that another
 * file owns is a problem, and so is one that belongs to no file, unless it is to `adopt` it. Where the file
 * was not read completely (`isComplete` false) nothing is removed: what it does not name may be in the part
 * that could not be read.
 */
export function planObjectiveImport(
  existing: readonly Objective[],
  given: readonly ObjectiveInput[],
  { file, isComplete, adopt }: { file: string; isComplete: boolean; adopt: boolean },
): ObjectiveImportPlan {
  const plan: ObjectiveImportPlan = { create: [], change: [], unchanged: [], remove: [], problems: [] };
  const byId = new Map(existing.map((objective) => [objective.id, objective]));
  for (const after of given) {
    const before = byId.get(after.id);
    if (!before) plan.create.push(after);
    else if (before.ownedBy !== file && !(adopt && before.ownedBy === null))
      plan.problems.push(conflict(before));
    else {
      const fields = compareFields<Content>(
        { ...contentOf(before), ownedBy: before.ownedBy },
        { ...after, ownedBy: file },
      );
      if (Object.keys(fields).length > 0) plan.change.push({ before, after, fields });
      else plan.unchanged.push(before);
    }
  }
  const named = new Set(given.map(({ id }) => id));
  const gone = existing.filter(({ id, ownedBy }) => ownedBy === file && !named.has(id));
  if (isComplete) plan.remove = gone;
  else plan.problems.push(...gone.map(kept));
  return plan;
}

/** An objective as files and people say it. */
const contentOf = (objective: Objective): ObjectiveInput => objectiveInputSchema.parse(objective);

const conflict = ({ id, ownedBy }: Objective): FileProblem => ({
  severity: 'error',
  path: `SLO ${id}`,
  line: null,
  message: ownedBy
    ? `There is an objective ${id} already, which the file ${ownedBy} owns.`
    : `There is an objective ${id} already, which was made in Gatehouse.`,
  remedy: ownedBy
    ? 'Give it another name, or remove it from that file first.'
    : 'Give it another name, or let the file take it over (--adopt).',
});

const kept = ({ id }: Objective): FileProblem => ({
  severity: 'warning',
  path: `SLO ${id}`,
  line: null,
  message: `The objective ${id} of this file is not among those that could be read. It is kept.`,
  remedy: 'Correct the errors; if it is missing then, it is removed.',
});
