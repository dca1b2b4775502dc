import { resolve } from 'node:path';
import { getConfig } from '@/lib/config/config';
import { countPending } from '@/lib/store/audit-log/count-pending';
import { indexEntries } from '@/lib/store/audit-log/index-entries';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { getLog } from '@/lib/telemetry/log';
import { signCheckpoint } from './sign-checkpoint';
import { readOrMakeSigningKey, type SigningKey } from './signing-key';

const SEQUENCE_EVERY_MS = 250;
const INDEX_EVERY_MS = 1_000;
const INDEXED_AT_ONCE = 1_000;
const SIGN_EVERY_MS = 10_000;
const ENTRIES_AT_ONCE = 4_096;

const clock = () => Date.now() * 1_000;

/**
 * Gives what happened its place in the audit log and signs its head: every ten seconds while it grows, and at once
 * when the app is told to stop.
 */
export function keepAuditLog(): void {
  const { dataFolder, publicUrl } = getConfig();
  const key = readOrMakeSigningKey(
    resolve(dataFolder, 'audit-log.key'),
    `audit.${new URL(publicUrl).host}/trustzone/default`,
  );
  const stateFile = resolve(dataFolder, 'audit-log.signed');
  const sequence = async () => {
    while ((await sequencePending(clock, ENTRIES_AT_ONCE)) === ENTRIES_AT_ONCE);
  };
  repeat(SEQUENCE_EVERY_MS, 'audit entries could not be given their places', sequence);
  repeat(INDEX_EVERY_MS, 'audit entries could not be made findable', async () => {
    // One step at a time while much comes in, so that places are not waited for. All that is left when it is quiet.
    while ((await indexEntries(INDEXED_AT_ONCE)) === INDEXED_AT_ONCE && (await countPending()) === 0);
  });
  repeat(SIGN_EVERY_MS, 'the audit log could not be signed', () => sign(key, stateFile));
  process.once('SIGTERM', () => {
    const last = async () => {
      await sequence();
      await sign(key, stateFile);
    };
    void last().catch((error: unknown) =>
      getLog().error({ err: error }, 'the audit log could not be signed at the stop'),
    );
  });
}

async function sign(key: SigningKey, stateFile: string): Promise<void> {
  const result = await signCheckpoint(key, stateFile, new Date());
  if (result.outcome === 'refused')
    getLog().error(
      { signed: String(result.signed), found: String(result.found) },
      'the audit log does not begin with what was signed before: nothing more is signed',
    );
  if (result.outcome === 'not-our-key')
    getLog().warn(
      { current: result.current },
      'the audit log is signed with another key than this instance has',
    );
}

function repeat(everyMs: number, failure: string, work: () => Promise<void>): void {
  const run = () =>
    void work()
      .catch((error: unknown) => getLog().error({ err: error }, failure))
      .finally(() => setTimeout(run, everyMs).unref());
  run();
}
