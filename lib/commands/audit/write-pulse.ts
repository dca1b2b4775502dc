import type { Occasion } from '@/lib/auth/occasion';
import { SYSTEM_ACTOR } from '@/lib/auth/system-actor';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { takePulse } from '@/lib/store/audit-log/verification/take-pulse';
import { withTransaction } from '@/lib/store/transaction';

/** How often the log says that it is alive: silence is visible then, and so is an end that was cut off. */
export const PULSE_EVERY_MS = 600_000;

/**
 * Writes an entry that says that the log is alive, unless there was one within ten minutes, by any instance. True where
 * it was written.
 */
export const writePulse = ({ now, newId }: Pick<Occasion, 'now' | 'newId'>): Promise<boolean> =>
  withTransaction(async (tx) => {
    if (!(await takePulse(tx, now, PULSE_EVERY_MS))) return false;
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor: SYSTEM_ACTOR,
      action: 'log.pulse',
      targets: [],
    });
    return true;
  });
