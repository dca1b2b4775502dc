import { randomUUID } from 'node:crypto';
import { writePulse } from '@/lib/commands/audit/write-pulse';
import { getConfig } from '@/lib/config/config';
import { outsideFiles } from '@/lib/store/audit-log/verification/outside-files';
import { onlyOne } from '@/lib/store/only-one';
import { getLog } from '@/lib/telemetry/log';
import { listAndNoteKept } from '@/lib/witness/read-kept-notes';
import { repeat } from '../../repeat';
import { takeTurn } from './take-turn';

/** Any number that no other lock of ours has: one verifier at a time, whichever instance it runs in. */
const LOCK = 4_711_010;
const TURN_EVERY_MS = 1_000;
const PULSE_LOOK_EVERY_MS = 15_000;
/** Witnesses may be far away, and keep something new once a minute at most. */
const KEPT_FOR_MS = 60_000;
const LIMIT = { fresh: 4_096, pass: 2_048 };

/** Walks over the audit log without end, and writes its pulses. */
export function verifyAuditLog(): void {
  const { dataFolder } = getConfig();
  const files = outsideFiles(dataFolder);
  const runningSince = new Date();
  const readKept = remember(KEPT_FOR_MS, () => listAndNoteKept());
  repeat(TURN_EVERY_MS, 'the audit log could not be verified', async () => {
    await onlyOne(LOCK, () => takeTurn({ files, readKept, now: new Date(), runningSince, limit: LIMIT }));
  });
  repeat(PULSE_LOOK_EVERY_MS, 'the pulse of the audit log could not be written', async () => {
    await writePulse({ now: new Date(), newId: randomUUID });
  });
}

/** What was read last, for so long; what it was before where it cannot be read. */
function remember<T>(forMs: number, read: () => Promise<T[]>): () => Promise<T[]> {
  let last: { at: number; value: T[] } = { at: -Infinity, value: [] };
  return async () => {
    if (performance.now() - last.at < forMs) return last.value;
    const value = await read().catch((error: unknown) => {
      getLog().error({ err: error }, 'checkpoints that witnesses keep could not be read');
      return last.value;
    });
    last = { at: performance.now(), value };
    return value;
  };
}
