import { readOldestPending } from '@/lib/store/audit-log/verification/read-oldest-pending';

const LATE_AFTER_MS = 60_000;

/** The oldest entry that waits for its place, and since when this process sees it waiting. */
let seen: { seq: string; since: Date } | null = null;

/** Since when entries wait for their places; null unless the oldest has waited for more than a minute. */
export async function watchOutbox(now: Date): Promise<Date | null> {
  const seq = await readOldestPending();
  if (seq === null) seen = null;
  else if (seen?.seq !== seq) seen = { seq, since: now };
  return seen && now.getTime() - seen.since.getTime() > LATE_AFTER_MS ? seen.since : null;
}
