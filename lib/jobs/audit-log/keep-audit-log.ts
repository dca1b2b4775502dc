import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getConfig } from '@/lib/config/config';
import { countPending } from '@/lib/store/audit-log/count-pending';
import { indexEntries } from '@/lib/store/audit-log/index-entries';
import { findOpenRotation } from '@/lib/store/audit-log/key-rotations';
import { sequencePending } from '@/lib/store/audit-log/sequence-pending';
import { getLog } from '@/lib/telemetry/log';
import { repeat } from '../repeat';
import type { SigningOutcome } from './sign-checkpoint';
import { signLog } from './sign-log';
import { readOrMakeSigningKey } from './signing-key';

const SEQUENCE_EVERY_MS = 250;
const INDEX_EVERY_MS = 1_000;
const INDEXED_AT_ONCE = 1_000;
const LOOK_EVERY_MS = 1_000;
const SIGN_EVERY_MS = 10_000;
const ENTRIES_AT_ONCE = 4_096;
const TRIES_AT_STOP = 20;

const clock = () => Date.now() * 1_000;

/**
 * Gives what happened its place in the audit log and signs its head: every ten seconds while it grows, and at once
 * when the app is told to stop. A new signing key that somebody asked for takes over within a few seconds.
 */
export function keepAuditLog(): void {
  const { dataFolder, publicUrl } = getConfig();
  const signer = {
    keyFile: resolve(dataFolder, 'audit-log.key'),
    stateFile: resolve(dataFolder, 'audit-log.signed'),
    origin: `audit.${new URL(publicUrl).host}/trustzone/default`,
  };
  // A file without a key stops the start, not the first signature.
  readOrMakeSigningKey(signer.keyFile, signer.origin);
  const sequence = async () => {
    // Rows of entries are taken whole, so a full step may hold some more.
    while (((await sequencePending(clock, ENTRIES_AT_ONCE)) ?? 0) >= ENTRIES_AT_ONCE);
  };
  const sign = async () => {
    const result = await signLog(signer, sequence, { now: new Date(), newId: randomUUID });
    if (result) tell(result);
    return result;
  };
  let lastSigned = 0;
  repeat(SEQUENCE_EVERY_MS, 'audit entries could not be given their places', sequence);
  repeat(INDEX_EVERY_MS, 'audit entries could not be made findable', async () => {
    // One step at a time while much comes in, so that places are not waited for. All that is left when it is quiet.
    while ((await indexEntries(INDEXED_AT_ONCE)) === INDEXED_AT_ONCE && (await countPending()) === 0);
  });
  repeat(LOOK_EVERY_MS, 'the audit log could not be signed', async () => {
    if (Date.now() - lastSigned < SIGN_EVERY_MS && !(await findOpenRotation())) return;
    lastSigned = Date.now();
    await sign();
  });
  process.once('SIGTERM', () => {
    const last = async () => {
      await sequence();
      // Another instance may be signing what was there a moment ago.
      for (let tries = 0; (await sign()) === null && tries < TRIES_AT_STOP; tries += 1) await sleep(100);
    };
    void last().catch((error: unknown) =>
      getLog().error({ err: error }, 'the audit log could not be signed at the stop'),
    );
  });
}

let told: SigningOutcome['outcome'] | null = null;

/** Says once that this instance does not sign, and each time that nobody may. */
function tell(result: SigningOutcome): void {
  const isNew = told !== result.outcome;
  told = result.outcome;
  if (result.outcome === 'refused')
    getLog().error(
      { signed: String(result.signed), found: String(result.found) },
      'the audit log does not begin with what was signed before: nothing more is signed',
    );
  if (result.outcome === 'not-our-key' && isNew)
    getLog().warn(
      { current: result.current },
      'the audit log is signed with another key than this instance has',
    );
  if (result.outcome === 'not-our-rotation' && isNew)
    getLog().warn({ next: result.next }, 'another instance is changing the key that signs the audit log');
  if (result.outcome === 'signed' && result.isRotation)
    getLog().info({ size: String(result.size) }, 'the audit log is signed with a new key');
}
