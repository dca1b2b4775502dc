import type { Problem } from '@/lib/audit-log/verification/problem';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { listAuditFindings } from '@/lib/store/audit-log/verification/audit-findings';
import { addVerifiedCounts, recountBad } from '@/lib/store/audit-log/verification/verified-counts';
import { verifySlice } from '@/lib/store/audit-log/verification/verify-slice';

const WIDTH = BigInt(TILE_WIDTH);

/**
 * Verifies entries for the first time: from `verified` on, at most `limit`, and none that no signed checkpoint covers
 * yet (`covered`). They count in their minutes then.
 */
export async function walkNew(
  verified: bigint,
  covered: bigint,
  limit: number,
): Promise<{ problems: Problem[]; isBehind: boolean }> {
  if (verified >= covered) return { problems: [], isBehind: false };
  const most = verified + BigInt(limit);
  const to = covered < most ? covered : most;
  const problems = await verifySlice((verified / WIDTH) * WIDTH, to);
  await addVerifiedCounts(verified, to);
  // What was found before may concern all entries from some place on.
  if ((await listAuditFindings()).length > 0) await recountBad(verified, to - 1n);
  return { problems, isBehind: to < covered };
}
