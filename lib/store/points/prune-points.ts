import { getPool } from '../database';
import { forgetSeenPoints } from './seen-points';

const DAY_MS = 86_400_000;
/** Bundles that change with their data have a revision every few minutes. */
const SUPERSEDED_DAYS = 7;

/**
 * Deletes what was seen of points before the retention, and of points that run another revision since, after a week.
 * An instance that still reports keeps its last activation. Returns how many rows were deleted.
 */
export async function prunePoints(now: Date, retentionDays: number): Promise<number> {
  const back = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const { rowCount } = await getPool().query(
    `DELETE FROM enforcement_point AS p
     WHERE p.last_seen < $1 AND (
       EXISTS (SELECT FROM enforcement_point n WHERE n.policy = p.policy AND n.environment = p.environment
         AND n.kind = p.kind AND n.point = p.point AND n.source = p.source AND n.last_seen > p.last_seen)
       OR p.last_seen < $2 AND NOT EXISTS (SELECT FROM source_loss l
         WHERE l.source = p.source AND l.instance = p.point AND l.hour >= $2))`,
    [back(Math.min(SUPERSEDED_DAYS, retentionDays)), back(retentionDays)],
  );
  if (rowCount) forgetSeenPoints();
  return rowCount ?? 0;
}
