import { parseVerifierKey } from '@/lib/audit-log/verifier-key';
import type { RangedKey } from '@/lib/audit-log/verify-bundle';
import { checkCheckpoints, checkKeys } from '@/lib/audit-log/verification/check-checkpoints';
import { compareAnchors, type Anchor } from '@/lib/audit-log/verification/compare-anchors';
import type { Problem } from '@/lib/audit-log/verification/problem';
import { findCoveringCheckpoint, type StoredCheckpoint } from '../audit-checkpoints';
import { listAuditKeys } from '../audit-keys';
import { nameUnexplainedBeginning } from './name-unexplained';
import type { LogBounds } from './read-bounds';
import { readRootsAt } from './read-tiles';

/** The name and the keys of the log as the database tells them; null before the first key. */
export async function readLogKeys(): Promise<{ origin: string; keys: RangedKey[] } | null> {
  const rows = await listAuditKeys();
  const keys = rows.flatMap(({ vkey, fromSize, toSize }): RangedKey[] => {
    const key = parseVerifierKey(vkey);
    return key ? [{ key, fromSize, toSize }] : [];
  });
  return keys[0] ? { origin: keys[0].key.name, keys } : null;
}

/** Checks the keys of the log with those that were known before, by the checkpoints in which one vouches for the next. */
export async function verifyKeys(keys: readonly RangedKey[], known: readonly string[]): Promise<Problem[]> {
  const firstNotes = new Map<RangedKey, StoredCheckpoint | null>();
  for (const key of keys.slice(1))
    firstNotes.set(key, key.fromSize === 0n ? null : await findCoveringCheckpoint(key.fromSize - 1n));
  return checkKeys(keys, known, (key) => firstNotes.get(key) ?? null);
}

/** Checks stored checkpoints, smallest first, and what else the log was once said to be, with the tree as it stands. */
export async function verifyAnchors(
  checkpoints: readonly StoredCheckpoint[],
  others: readonly Anchor[],
  log: { origin: string; keys: readonly RangedKey[]; since: bigint },
  bounds: Pick<LogBounds, 'size' | 'minIndex'>,
): Promise<{ problems: Problem[]; checkpoints: Anchor[] }> {
  const opened = checkCheckpoints(checkpoints, log, log.since);
  const anchors = [...others, ...opened.anchors];
  const sizes = anchors.map(({ size }) => size).filter((size) => size <= bounds.size);
  const rootAt = await readRootsAt(sizes);
  const compared = compareAnchors(anchors, { ...bounds, rootAt });
  return {
    problems: [...opened.problems, ...compared],
    checkpoints: opened.anchors.filter(
      ({ size, root }) => opened.proven.has(size) && rootAt(size)?.equals(root),
    ),
  };
}

/** Whether the head of the log is that of its tree, nothing stands beyond it, and its beginning is named. */
export async function verifyHead(bounds: LogBounds, provenUpTo: bigint): Promise<Problem[]> {
  const problems: Problem[] = [];
  const rootAt = await readRootsAt([bounds.size]);
  if (!rootAt(bounds.size)?.equals(bounds.root))
    problems.push({
      kind: 'tree_changed',
      first: provenUpTo < bounds.size ? provenUpTo : bounds.size,
      last: null,
      what: `The head names another root over ${bounds.size} entries than the tree has.`,
    });
  if (bounds.beyond !== null)
    problems.push({
      kind: 'inserted',
      first: bounds.beyond,
      last: null,
      what: `Entry ${bounds.beyond} stands beyond the end of the log, which has ${bounds.size} entries.`,
    });
  problems.push(...(await nameUnexplainedBeginning(bounds.minIndex)));
  return problems;
}
