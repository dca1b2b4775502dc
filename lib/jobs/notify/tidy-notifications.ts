import { GIVE_UP_AFTER_MS, GIVEN_UP } from '@/lib/notify/backoff';
import { deleteNotifications } from '@/lib/store/notifications/delete-notifications';
import { giveUpDeliveries } from '@/lib/store/notifications/give-up-deliveries';

/** Messages are kept for eight weeks: as long as a weekly review and a postmortem may ask for them. */
const KEPT_MS = 56 * 24 * 60 * 60_000;
const AT_ONCE = 1_000;

/** Gives up what waited for a day, as for a paused channel, and removes messages after eight weeks. */
export async function tidyNotifications(now: Date): Promise<void> {
  const old = new Date(now.getTime() - GIVE_UP_AFTER_MS);
  await giveUpDeliveries(old, now, GIVEN_UP);
  const before = new Date(now.getTime() - KEPT_MS);
  while ((await deleteNotifications(before, AT_ONCE)) === AT_ONCE);
}
