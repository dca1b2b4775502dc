import { randomUUID } from 'node:crypto';
import { recordSuppressedRefusals } from '@/lib/commands/sources/record-refused-webhook';
import { getLog } from '@/lib/telemetry/log';

const EVERY_MS = 60_000;

/** Puts into the audit log, every minute, how many refused webhooks it has no entry for. */
export function keepRefusalsRecorded(): void {
  const attempt = () =>
    void recordSuppressedRefusals({ now: new Date(), newId: randomUUID }).catch((error: unknown) =>
      getLog().error({ err: error }, 'suppressed refusals could not be recorded'),
    );
  setInterval(attempt, EVERY_MS).unref();
}
