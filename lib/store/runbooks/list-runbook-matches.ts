import type { RunbookMatch } from '@/lib/domain/runbooks/runbook-match';
import { getPrisma } from '../database';
import type { Transaction } from '../transaction';

/** Which alerts each runbook is for, of all that are not removed, by slug. */
export async function listRunbookMatches(client: Transaction = getPrisma()): Promise<RunbookMatch[]> {
  const rows = await client.runbook.findMany({
    where: { removedAt: null },
    orderBy: { slug: 'asc' },
    select: {
      slug: true,
      title: true,
      failure: true,
      rules: true,
      detectors: true,
      zones: true,
      source: true,
    },
  });
  return rows.map(({ source, ...row }) => ({ ...row, isReadyMade: source === 'ready-made' }));
}
