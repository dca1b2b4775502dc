import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { RunbookImport, RunbookImportInput } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { planRunbookImport, type PlannedRunbook } from '@/lib/runbooks/plan-import';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import {
  digestText,
  insertRunbookVersion,
  lockRunbooks,
  readCurrentDigest,
  readLastFromGit,
  readRunbookRow,
} from '@/lib/store/runbooks/write-runbook';
import { withTransaction, type Transaction } from '@/lib/store/transaction';
import { noteWritten } from './note-written';

const MOST_FILES = 500;

/**
 * Takes over the runbooks of a Git folder: what is new or differs from what Git held the last time becomes a version, so
 * what people wrote here since stays as long as the file does. With `dryRun` it only says so. Files that cannot be read are
 * problems of the answer, and the others are imported all the same. Needs runbooks:write.
 */
export async function importRunbooks(
  actor: Actor,
  { files, commit, dryRun }: RunbookImportInput,
  occasion: Occasion,
): Promise<RunbookImport> {
  requirePermission(actor, 'runbooks:write');
  requireEveryZone(actor);
  if (Object.keys(files).length > MOST_FILES)
    throw new GatehouseError('too-large', `An import takes at most ${MOST_FILES} files.`);
  const { runbooks, problems } = planRunbookImport(files);
  return withTransaction(async (tx) => {
    await lockRunbooks(tx);
    const result: RunbookImport = { dryRun, commit, added: [], changed: [], unchanged: [], problems };
    for (const runbook of runbooks) {
      const fate = await judge(tx, runbook);
      result[fate].push(runbook.slug);
      if (dryRun || fate === 'unchanged') continue;
      const { slug, text, path, head } = runbook;
      const made = { slug, text, path, commit, source: 'git' as const };
      const version = await insertRunbookVersion(tx, { ...made, head, at: occasion.now, by: actor.name });
      await noteWritten(tx, actor, { ...made, title: head.title, version }, occasion);
    }
    if (!dryRun && result.added.length + result.changed.length > 0) await announceAlerts(tx, occasion.now);
    return result;
  });
}

async function judge(
  tx: Transaction,
  { slug, text }: PlannedRunbook,
): Promise<'added' | 'changed' | 'unchanged'> {
  const row = await readRunbookRow(tx, slug);
  const digest = digestText(text);
  const last = await readLastFromGit(tx, slug);
  if (last?.digest === digest) return 'unchanged';
  if (!row || row.removedAt !== null) return 'added';
  return (await readCurrentDigest(tx, row)) === digest ? 'unchanged' : 'changed';
}
