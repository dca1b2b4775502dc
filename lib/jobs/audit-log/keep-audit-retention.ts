import { applyRetention } from '@/lib/commands/audit/apply-retention';
import { onlyOne } from '@/lib/store/only-one';
import { getLog } from '@/lib/telemetry/log';
import { repeat } from '../repeat';

const EVERY_MS = 3_600_000;
/** After the start, when the app has better things to do. */
const FIRST_MS = 120_000;
/** Any number that no other lock of ours has: one instance applies retention at a time. */
const LOCK = 4_711_012;

/** Erases from the audit log what the rules of retention keep no longer, every hour. */
export function keepAuditRetention(): void {
  const apply = async () => {
    const outcome = await onlyOne(LOCK, () => applyRetention(new Date()));
    if (outcome && (outcome.erased > 0 || outcome.minIndex !== null))
      getLog().info(
        {
          erased: outcome.erased,
          dropped: outcome.dropped,
          minIndex: outcome.minIndex?.toString() ?? null,
        },
        'audit entries were erased by retention',
      );
  };
  repeat(EVERY_MS, 'retention of the audit log failed', apply, { firstMs: FIRST_MS });
}
