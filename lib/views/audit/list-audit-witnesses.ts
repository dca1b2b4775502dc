import { requirePermission } from '@/lib/auth/require-permission';
import { getConfig } from '@/lib/config/config';
import type { AuditWitnesses } from '@/lib/domain/read-models/audit-witnesses';
import type { Actor } from '@/lib/domain/roles';
import { readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { readAnchoring } from '@/lib/store/audit-log/read-anchoring';
import { readLogProtection } from '@/lib/store/audit-log/read-log-protection';
import { listWitnesses } from '@/lib/store/audit-log/witnesses';

/** Who keeps checkpoints outside and which one last, and what prevents the app from changing the log. Needs audit:read. */
export async function listAuditWitnesses(actor: Actor, now: Date): Promise<AuditWitnesses> {
  requirePermission(actor, 'audit:read');
  const [witnesses, { newestAt, isOld }, latest, protection] = await Promise.all([
    listWitnesses(),
    readAnchoring(now),
    readLatestCheckpoint(),
    readLogProtection(),
  ]);
  return {
    items: witnesses.map(
      ({ secret: _secret, hasSecret: _hasSecret, failures: _failures, lastSize, ...shown }) => ({
        ...shown,
        lastSize: lastSize?.toString() ?? null,
      }),
    ),
    latest: latest && { size: latest.size.toString(), signedAt: latest.signedAt },
    newestAt,
    isOld,
    allowedMinutes: getConfig().anchorMaxMinutes,
    protection,
  };
}
