import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signCheckpoint } from '@/lib/jobs/audit-log/sign-checkpoint';
import { readOrMakeSigningKey } from '@/lib/jobs/audit-log/signing-key';
import { indexEntries } from '@/lib/store/audit-log/index-entries';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { writeEvents } from './write-events';

/** An audit event as a source sends it: Alice changed a policy, unless `more` says otherwise. */
export const auditEvent = (id: string, occurredAt: string, more: object = {}) => ({
  kind: 'audit',
  id,
  occurredAt,
  actor: { type: 'user', id: 'alice@example.com', name: 'Alice' },
  action: 'policy.update',
  targets: [{ type: 'policy', id: 'pci-egress' }],
  outcome: 'success',
  zone: 'payments',
  context: { ip: '192.0.2.7' },
  ...more,
});

/** Gives what waits its place in the log, as if it were `now`, and makes it findable. */
export async function sequenceAll(now: Date): Promise<void> {
  while ((await sequencePending(() => now.getTime() * 1_000, 1_000)) !== 0);
  while ((await indexEntries(1_000)) !== 0);
}

/** Sends audit events into the test database and gives them their places in the log. */
export async function writeAuditLog(events: readonly object[], now: Date): Promise<void> {
  await writeEvents(events, now);
  await sequenceAll(now);
}

/** A signer of the test database's log, with a key in a folder of its own; `remove` takes that away. */
export function makeLogSigner(): { sign: (now: Date) => Promise<void>; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-log-signer-'));
  const key = readOrMakeSigningKey(join(folder, 'key'), 'audit.gatehouse.example/trustzone/default');
  return {
    sign: async (now) => void (await signCheckpoint(key, join(folder, 'signed'), now)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
