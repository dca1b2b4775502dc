import { GatehouseError } from '@/lib/domain/errors';
import { runbookSlugSchema, type RunbookHead } from '@/lib/domain/runbooks/runbook-text';
import { readRunbook } from './read-runbook';

/** A runbook of a Git folder. Its file's name without the ending is its slug, whatever folder it lies in. */
export type PlannedRunbook = { slug: string; path: string; text: string; head: RunbookHead };

export type RunbookImportPlan = {
  runbooks: PlannedRunbook[];
  problems: { path: string; message: string }[];
};

/** Files that stand in such folders without being runbooks. */
const OTHER_FILES = new Set(['readme', 'contributing', 'changelog', 'license', 'index']);

/** What the Markdown files of a folder are as runbooks, in the order of their paths; what cannot be read is a problem. Pure. */
export function planRunbookImport(files: Readonly<Record<string, string>>): RunbookImportPlan {
  const plan: RunbookImportPlan = { runbooks: [], problems: [] };
  const taken = new Map<string, string>();
  for (const path of Object.keys(files).toSorted()) {
    const name = path.split('/').at(-1)!;
    const stem = name.replace(/\.md$/i, '');
    if (stem === name || OTHER_FILES.has(stem.toLowerCase())) continue;
    const slug = runbookSlugSchema.safeParse(stem);
    if (!slug.success) {
      plan.problems.push({
        path,
        message: `"${stem}" is no name of a runbook: lower-case letters, digits and dashes.`,
      });
      continue;
    }
    const other = taken.get(slug.data);
    if (other) {
      plan.problems.push({ path, message: `${other} is the runbook ${slug.data} already.` });
      continue;
    }
    try {
      const text = files[path]!.replaceAll('\r\n', '\n');
      const { body: _body, ...head } = readRunbook(text);
      taken.set(slug.data, path);
      plan.runbooks.push({ slug: slug.data, path, text, head });
    } catch (error) {
      if (!(error instanceof GatehouseError)) throw error;
      plan.problems.push({ path, message: error.message });
    }
  }
  return plan;
}
