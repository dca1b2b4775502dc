import { getPool } from '../database';

const DAY_MS = 86_400_000;

/** Deletes what was told of certificates that ended before the retention. Returns how many rows were deleted. */
export async function pruneCertificates(now: Date, retentionDays: number): Promise<number> {
  const { rowCount } = await getPool().query('DELETE FROM identity_certificate WHERE expires_at < $1', [
    new Date(now.getTime() - retentionDays * DAY_MS),
  ]);
  return rowCount ?? 0;
}
