import { randomUUID } from 'node:crypto';
import { recordSuppressedRefusals } from '@/lib/commands/sources/record-refused-webhook';
import { repeat } from './repeat';

const EVERY_MS = 60_000;

/** Puts into the audit log, every minute, how many refused webhooks it has no entry for. */
export function keepRefusalsRecorded(): void {
  const attempt = () => recordSuppressedRefusals({ now: new Date(), newId: randomUUID });
  repeat(EVERY_MS, 'suppressed refusals could not be recorded', attempt, { firstMs: EVERY_MS });
}
