import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { writePulse } from '@/lib/commands/audit/write-pulse';
import { getConfig } from '@/lib/config/config';
import { outsideFiles } from '@/lib/store/audit-log/verification/outside-files';
import { onlyOne } from '@/lib/store/only-one';
import { getLog } from '@/lib/telemetry/log';
import { takeTurn } from './take-turn';

/** Any number that no other lock of ours has: one verifier at a time, whichever instance it runs in. */
const LOCK = 4_711_002;
const TURN_EVERY_MS = 1_000;
const PULSE_LOOK_EVERY_MS = 15_000;
const LIMIT = { fresh: 4_096, pass: 2_048 };

/** Walks over the audit log without end, and writes its pulses. */
export function verifyAuditLog(): void {
  const { dataFolder, publicUrl } = getConfig();
  const files = outsideFiles(dataFolder);
  const runningSince = new Date();
  const address = new URL('/audit/integrity', publicUrl).href;
  repeat(TURN_EVERY_MS, 'the audit log could not be verified', async () => {
    await onlyOne(LOCK, () =>
      takeTurn({ files, readKept: async () => [], address, now: new Date(), runningSince, limit: LIMIT }),
    );
  });
  repeat(PULSE_LOOK_EVERY_MS, 'the pulse of the audit log could not be written', async () => {
    await writePulse({ now: new Date(), newId: randomUUID });
  });
}

function repeat(everyMs: number, failure: string, work: () => Promise<void>): void {
  const run = async () => {
    for (;;) {
      await work().catch((error: unknown) => getLog().error({ err: error }, failure));
      await sleep(everyMs, undefined, { ref: false });
    }
  };
  void run();
}
