import { requirePermission } from '@/lib/auth/require-permission';
import type { ObjectiveExport } from '@/lib/domain/read-models/objective-import';
import type { Actor } from '@/lib/domain/roles';
import { writeOpenSlo } from '@/lib/slo/openslo/write-openslo';
import { listObjectives } from '@/lib/store/objectives/list-objectives';
import { mayRead } from './objective-scope';

/**
 * The objectives that the actor may see as an OpenSLO v1 file, with `file` only those that this file owns,
 * and what OpenSLO cannot express.
 */
export async function exportSlos(actor: Actor, file?: string): Promise<ObjectiveExport> {
  requirePermission(actor, 'dashboards:read');
  const objectives = (await listObjectives()).filter(
    (objective) => mayRead(actor, objective) && (file === undefined || objective.ownedBy === file),
  );
  const { text, problems } = writeOpenSlo(objectives);
  const left = new Set(problems.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  return { text, objectives: objectives.length - left.size, problems };
}
