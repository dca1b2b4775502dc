import type { TrustRule } from '@/lib/domain/trust-rules/trust-rule';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/** Whether a walk over past events runs. None is started until the transaction ends. */
export async function isReprocessRunning(tx: Transaction): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse_reprocess'))`;
  return (await tx.reprocessRun.count({ where: { state: 'running' } })) > 0;
}

/** Starts a walk over every event that is stored now; about how many they are is told by the roll-ups of days. */
export async function insertReprocessRun(
  tx: Transaction,
  run: {
    id: string;
    mode: 'count' | 'move';
    version: number | null;
    rules: readonly TrustRule[];
    startedBy: { id: string; name: string };
  },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO reprocess_run (id, mode, version, rules, state, until_at, total, scanned, moved, unreadable, unzoned,
      moves, started_by_id, started_by_name, created_at, updated_at)
    SELECT ${run.id}::uuid, ${run.mode}, ${run.version}, ${jsonParameter(run.rules)}::jsonb, 'running',
      coalesce((SELECT max(occurred_at) FROM event), ${now}::timestamptz),
      coalesce((SELECT sum(r.events) FROM rollup r
        WHERE r.grain = 2 AND r.bucket >= date_trunc('day', (SELECT min(occurred_at) FROM event), 'UTC')), 0),
      0, 0, 0, 0, '[]', ${run.startedBy.id}, ${run.startedBy.name}, ${now}::timestamptz, ${now}::timestamptz`;
}
