import { getConfig } from '@/lib/config/config';
import { pruneAlerts } from '@/lib/store/alerting/prune-alerts';
import { dropExpired } from '@/lib/store/partitions/drop-expired';
import { pruneCertificates } from '@/lib/store/attestations/prune-certificates';
import { ensurePartitions } from '@/lib/store/partitions/ensure-partitions';
import { prunePoints } from '@/lib/store/points/prune-points';
import { repeat } from './repeat';
import { trimTiers } from './trim-tiers';

const DAY_MS = 86_400_000;
const EVERY_MS = 600_000;

/** Makes the partitions of today and the next days, and drops what is past its retention, that of its tier too. */
export function keepPartitions(): void {
  const attempt = async () => {
    const now = new Date();
    const today = Math.floor(now.getTime() / DAY_MS);
    const days = [today - 1, today, today + 1, today + 2];
    await ensurePartitions(days, now);
    await ensurePartitions(days, now, 'span');
    await dropExpired(new Date(now.getTime() - getConfig().retentionDays * DAY_MS));
    await trimTiers(now);
    await prunePoints(now, getConfig().retentionDays);
    await pruneCertificates(now, getConfig().retentionDays);
    await pruneAlerts(now);
  };
  repeat(EVERY_MS, 'partitions could not be kept', attempt);
}
