import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { AuditKeys } from '@/lib/domain/read-models/audit-keys';
import { connect } from '../connect';
import { printResult } from '../print';

const LOOK_EVERY_MS = 500;
const PATIENCE_MS = 60_000;

/** `audit rotate-key`. */
export function addRotateKeyCommand(audit: Command): void {
  audit
    .command('rotate-key')
    .description(
      'Makes a new key to sign the audit log with; the old one signs the change with it. Prints both public keys.',
    )
    .option(
      '--compromised',
      'the old key is in other hands: of what it signed nothing counts that no witness has kept',
    )
    .option('--json', 'print JSON')
    .action(async ({ compromised, json }: { compromised?: boolean; json?: boolean }) => {
      const app = await connect();
      const { id } = await app.post<{ id: string }>('/api/v1/audit/keys/rotations', {
        isCompromised: compromised ?? false,
      });
      const { keys } = await untilDone(() => app.get<AuditKeys>('/api/v1/audit/keys'), id);
      const [old, current] = keys.slice(-2);
      printResult(json, { old, current }, [
        `Old key, up to entry ${old!.toSize}: ${old!.vkey}`,
        `New key, from entry ${current!.fromSize}: ${current!.vkey}`,
        'Give the new key to everybody who verifies this log.',
      ]);
    });
}

async function untilDone(read: () => Promise<AuditKeys>, id: string): Promise<AuditKeys> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    const found = await read();
    if (found.rotation?.id !== id) return found;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(
    'The new key is asked for, but does not sign yet. The Gatehouse whose data folder holds the current key makes it: start that one, or see what it logs.',
  );
}
