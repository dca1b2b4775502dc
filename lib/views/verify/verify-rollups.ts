import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import type { Actor } from '@/lib/domain/roles';
import { listDays } from '@/lib/store/rollups/list-days';
import { verifyDay, type RollupDifference } from '@/lib/store/rollups/verify-day';

export type VerifiedDay = { day: string; done: number; of: number; differences: RollupDifference[] };

/** Proves day by day that roll-ups equal the raw events. Needs settings:read and every zone; throws before the first day. */
export function verifyRollups(actor: Actor): AsyncGenerator<VerifiedDay> {
  requirePermission(actor, 'settings:read');
  requireEveryZone(actor);
  return verifyDays();
}

async function* verifyDays(): AsyncGenerator<VerifiedDay> {
  const days = await listDays();
  for (const [index, day] of days.entries())
    yield {
      day: new Date(day * 86_400_000).toISOString().slice(0, 10),
      done: index + 1,
      of: days.length,
      differences: await verifyDay(day),
    };
}
