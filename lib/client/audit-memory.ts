import { z } from 'zod';
import type { Remembered } from './audit-proof/verify-in-browser';

const PLACE = 'gatehouse.audit.remembered';

const rememberedSchema = z.object({
  vkeys: z.array(z.string()).min(1),
  note: z.string(),
  seenAt: z.string(),
});

/** What this browser remembers of the audit log; null the first time, or where it may keep nothing. */
export function readAuditMemory(): Remembered | null {
  try {
    const text = localStorage.getItem(PLACE);
    return text === null ? null : (rememberedSchema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

/** Remembers the keys and the newest checkpoint of the audit log, where the browser lets it. */
export function writeAuditMemory(remembered: Remembered): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(remembered));
  } catch {
    // A browser that keeps nothing compares nothing: the page says so each time.
  }
}

/** Forgets the log: the next checkpoint is believed as if it were the first. */
export function forgetAuditMemory(): void {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept.
  }
}
