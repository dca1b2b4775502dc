import { requirePermission } from '@/lib/auth/require-permission';
import type { AuditIntegrity } from '@/lib/domain/read-models/audit-integrity';
import type { Actor } from '@/lib/domain/roles';
import { readAnchoring, type Anchoring } from '@/lib/store/audit-log/read-anchoring';
import { readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import { readBounds } from '@/lib/store/audit-log/verification/read-bounds';
import { readRecordedAt } from '@/lib/store/audit-log/verification/read-stored-entries';
import {
  readVerificationState,
  type VerificationState,
} from '@/lib/store/audit-log/verification/verification-state';
import { countVerified } from '@/lib/store/audit-log/verification/verified-counts';
import { readAuditFindings } from './read-audit-findings';

const DAY_MS = 86_400_000;
/** A checkpoint is due ten seconds after growth; the log promises one a minute. */
const UNSIGNED_AFTER_MS = 60_000;

/**
 * Whether the audit log holds, how far it is verified, and everything that was ever found. It names no entry's content.
 * Needs audit:read.
 */
export async function getAuditIntegrity(actor: Actor, now: Date): Promise<AuditIntegrity> {
  requirePermission(actor, 'audit:read');
  const allTime = { from: new Date(0), to: new Date(now.getTime() + DAY_MS) };
  const [state, bounds, findings, keys, [counted], anchoring] = await Promise.all([
    readVerificationState(),
    readBounds(),
    readAuditFindings(),
    listAuditKeys(),
    countVerified([allTime], {}),
    readAnchoring(now),
  ]);
  const { entries = 0, bad = 0, erased = 0 } = counted ?? {};
  const expected = Math.max(entries - erased, bad);
  return {
    state: findings.length > 0 ? 'failed' : state.checkedAt === null ? 'unverified' : 'intact',
    size: bounds.size.toString(),
    verifiedSize: state.verifiedSize.toString(),
    waiting: (bounds.size > state.verifiedSize ? bounds.size - state.verifiedSize : 0n).toString(),
    checkedAt: state.checkedAt,
    expected,
    verified: expected - bad,
    checkpoint: checkpointOf(state),
    lastPass: lastPassOf(state),
    pass:
      state.passStartedAt === null || state.passNext === null
        ? null
        : { startedAt: state.passStartedAt, next: state.passNext.toString() },
    lastAnchor: lastAnchorOf(anchoring),
    isAnchorOld: anchoring.isOld,
    outboxSince: state.outboxSince,
    unsignedSince: await findUnsignedSince(bounds.size, now),
    keys: keys.map(({ vkey, fromSize, toSize }) => ({
      vkey,
      fromSize: fromSize.toString(),
      toSize: toSize?.toString() ?? null,
    })),
    findings,
    generatedAt: now.toISOString(),
  };
}

/** A key that is missing, or a log that the signer refuses, must not look like a log at rest. */
async function findUnsignedSince(size: bigint, now: Date): Promise<string | null> {
  const covered = (await readLatestCheckpoint())?.size ?? 0n;
  const since = covered < size ? await readRecordedAt(covered) : null;
  return since !== null && now.getTime() - Date.parse(since) > UNSIGNED_AFTER_MS ? since : null;
}

/** The checkpoint over the most entries that some witness keeps. */
function lastAnchorOf({ witnesses }: Anchoring): AuditIntegrity['lastAnchor'] {
  const kept = witnesses.flatMap(({ lastAt, lastSize, where }) =>
    lastAt === null || lastSize === null ? [] : [{ at: lastAt, size: lastSize.toString(), where }],
  );
  return kept.toSorted((one, other) => other.at.localeCompare(one.at))[0] ?? null;
}

const checkpointOf = ({ checkpointSize, checkpointAt }: VerificationState): AuditIntegrity['checkpoint'] =>
  checkpointSize === null || checkpointAt === null
    ? null
    : { size: checkpointSize.toString(), signedAt: checkpointAt };

const lastPassOf = ({ lastPassAt, lastPassSeconds, lastPassEntries }: VerificationState) =>
  lastPassAt === null
    ? null
    : { at: lastPassAt, seconds: lastPassSeconds ?? 0, entries: (lastPassEntries ?? 0n).toString() };
