import type { Problem } from '@/lib/audit-log/verification/problem';
import { PULSE_EVERY_MS } from '@/lib/commands/audit/write-pulse';
import { parseMicros } from '@/lib/domain/timestamp';
import type { LogBounds } from '@/lib/store/audit-log/verification/read-bounds';

/** Two pulses, and some time for the second one to be recorded. */
const SILENT_AFTER_MS = 2 * PULSE_EVERY_MS + 60_000;

/**
 * A log that recorded nothing for longer than two pulses, while the app ran to write them: pulses were cut off, or
 * nothing is recorded any more. Null while all is well.
 */
export function judgeSilence(
  { size, recordedAt }: Pick<LogBounds, 'size' | 'recordedAt'>,
  now: Date,
  runningSince: Date,
): Problem | null {
  const last = recordedAt === null ? 0 : parseMicros(recordedAt) / 1_000;
  const since = Math.max(last, runningSince.getTime());
  if (now.getTime() - since <= SILENT_AFTER_MS) return null;
  return {
    kind: 'silent',
    first: null,
    last: null,
    what: `Nothing was recorded after ${new Date(since).toISOString()}, when the log had ${size} entries, though a pulse is due every ten minutes.`,
  };
}
