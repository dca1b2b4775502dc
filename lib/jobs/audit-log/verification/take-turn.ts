import { formatVerifierKey } from '@/lib/audit-log/verifier-key';
import type { Anchor } from '@/lib/audit-log/verification/compare-anchors';
import { compareWithKept, type KeptNote } from '@/lib/audit-log/verification/compare-with-kept';
import type { Problem } from '@/lib/audit-log/verification/problem';
import { toFinding } from '@/lib/audit-log/verification/to-finding';
import { readSignedState } from '@/lib/store/audit-log/signed-state';
import {
  listCheckpointsAfter,
  readLatestCheckpoint,
  type StoredCheckpoint,
} from '@/lib/store/audit-log/audit-checkpoints';
import {
  readLogKeys,
  verifyAnchors,
  verifyHead,
  verifyKeys,
} from '@/lib/store/audit-log/verification/compare-log';
import type { OutsideFiles } from '@/lib/store/audit-log/verification/outside-files';
import { readBounds, type LogBounds } from '@/lib/store/audit-log/verification/read-bounds';
import { listRemembered, ofVerifier } from '@/lib/store/audit-log/verification/remembered-anchors';
import {
  readVerificationState,
  saveVerificationState,
} from '@/lib/store/audit-log/verification/verification-state';
import {
  addMark,
  readVerifierMemory,
  writeVerifierMemory,
  type VerifierMemory,
} from '@/lib/store/audit-log/verification/verifier-memory';
import { keepFindings } from './keep-findings';
import { judgeSilence } from './judge-silence';
import { watchOutbox } from './watch-outbox';
import { walkNew } from './walk-new';
import { walkPass } from './walk-pass';

const CHECKPOINTS_AT_ONCE = 512;

export type TurnOptions = {
  files: OutsideFiles;
  /** Checkpoints that are kept outside of the system. */
  readKept: () => Promise<readonly KeptNote[]>;
  now: Date;
  /** Since when the app runs: before that, nobody could write pulses. */
  runningSince: Date;
  /** Most entries to verify in this turn, new ones and those of the pass. */
  limit: { fresh: number; pass: number };
};

/**
 * One step of the verifier: what was said of the log before against what it is now, its newest checkpoints, entries that
 * are new, and the next ones of the pass over all. What it finds is kept for ever, and alert rules find it there. Returns whether
 * more waits to be verified than one turn takes.
 */
export async function takeTurn(options: TurnOptions): Promise<{ isBehind: boolean }> {
  const { files, now, readKept } = options;
  // What was said of the log is read before the log: it only grows, so it cannot be shorter than that.
  const memory = readVerifierMemory(files.verified);
  const signed = readSignedState(files.signed);
  const kept = await readKept();
  const log = await readLogKeys();
  const checkpoints = await listCheckpointsAfter(memory?.checkpointSize ?? -1n, CHECKPOINTS_AT_ONCE);
  const latest = await readLatestCheckpoint();
  const bounds = await readBounds();
  const state = await readVerificationState();
  const problems: Problem[] = [];
  let next: VerifierMemory | null = memory;

  if (log || memory) {
    const origin = memory?.origin ?? log!.origin;
    const keys = log?.keys ?? [];
    const outside = compareWithKept(kept, { origin, keys });
    const anchors = [...outside.anchors, ...listRemembered(memory, signed)];
    const since = memory?.checkpointSize ?? bounds.minIndex;
    const compare = (more: readonly Anchor[]) =>
      verifyAnchors(checkpoints, [...anchors, ...more], { origin, keys, since }, bounds);
    let compared = await compare([]);
    // What is wrong is told more closely by smaller trees that were seen before.
    if (compared.problems.length > 0) compared = await compare((memory?.marks ?? []).map(ofVerifier));
    const ofTree = [...compared.problems, ...(await verifyHead(bounds, memory?.size ?? bounds.minIndex))];
    problems.push(
      ...outside.problems,
      ...(await verifyKeys(keys, memory?.keys ?? [])),
      ...ofTree,
      ...judgeLatest(memory, latest, bounds),
    );
    const checkpoint = compared.checkpoints.at(-1);
    next = remember(memory, {
      origin,
      keys: keys.map(({ key }) => formatVerifierKey(key)),
      // Only a tree that agrees with everything before it is remembered.
      tree: ofTree.length === 0 ? bounds : null,
      checkpointSize: checkpoint?.size ?? null,
    });
  }

  const covered = next?.checkpointSize ?? 0n;
  const fresh = await walkNew(state.verifiedSize, minOf(covered, bounds.size), options.limit.fresh);
  const pass = await walkPass(next, bounds, { limit: options.limit.pass, now });
  problems.push(...fresh.problems, ...pass.problems);
  const silence = judgeSilence(bounds, now, options.runningSince);
  if (silence) problems.push(silence);

  await keepFindings(
    problems.map((problem) => toFinding(problem, now)),
    files.findings,
  );
  const outboxSince = await watchOutbox(now);
  if (next) {
    next = { ...next, pass: pass.pass, lastPass: pass.lastPass ?? next.lastPass };
    writeVerifierMemory(files.verified, next);
  }
  await saveVerificationState({
    checkedAt: now.toISOString(),
    checkpointSize: next?.checkpointSize ?? null,
    checkpointAt: findTime(checkpoints, next?.checkpointSize) ?? state.checkpointAt,
    passStartedAt: next?.pass?.startedAt ?? null,
    passNext: next?.pass?.next ?? null,
    lastPassAt: next?.lastPass?.at ?? null,
    lastPassSeconds: next?.lastPass?.seconds ?? null,
    lastPassEntries: next?.lastPass?.entries ?? null,
    outboxSince: outboxSince?.toISOString() ?? null,
  });
  return { isBehind: fresh.isBehind || checkpoints.length === CHECKPOINTS_AT_ONCE };
}

const minOf = (one: bigint, other: bigint): bigint => (one < other ? one : other);

/** A checkpoint that was verified before has to be there still, where the log itself did not become shorter. */
function judgeLatest(
  memory: VerifierMemory | null,
  latest: StoredCheckpoint | null,
  { size }: LogBounds,
): Problem[] {
  const known = memory?.checkpointSize ?? null;
  if (known === null || known > size || (latest && latest.size >= known)) return [];
  const first = latest?.size ?? 0n;
  return [
    {
      kind: 'checkpoint_missing',
      first,
      last: known - 1n,
      what: `The checkpoint over ${known} entries was verified before and is gone; the last one covers ${first}.`,
    },
  ];
}

function remember(
  memory: VerifierMemory | null,
  seen: {
    origin: string;
    keys: readonly string[];
    tree: { size: bigint; root: Buffer } | null;
    checkpointSize: bigint | null;
  },
): VerifierMemory | null {
  const { origin, keys, tree, checkpointSize } = seen;
  if (!memory && !tree) return null;
  const before: VerifierMemory = memory ?? {
    origin,
    keys: [],
    size: tree!.size,
    root: tree!.root,
    marks: [],
    checkpointSize: null,
    pass: null,
    lastPass: null,
  };
  const grew = tree !== null && tree.size > before.size;
  return {
    ...before,
    keys: [...new Set([...before.keys, ...keys])],
    ...(grew && {
      size: tree.size,
      root: tree.root,
      marks: addMark(before.marks, { size: before.size, root: before.root }),
    }),
    checkpointSize: checkpointSize ?? before.checkpointSize,
  };
}

const findTime = (checkpoints: readonly StoredCheckpoint[], size: bigint | null | undefined): string | null =>
  checkpoints.find((each) => each.size === size)?.signedAt ?? null;
