import { parseCheckpoint } from '@/lib/audit-log/checkpoint';
import { ERASE_ACTION, readErasure, type Erasure } from '@/lib/audit-log/erasures';
import type { Range } from '@/lib/audit-log/ranges';
import type { PackCheckpoint, PackEntry, PackFile } from '@/lib/audit-pack/pack-format';
import { writePack, type PackPlan } from '@/lib/audit-pack/write-pack';
import { limitAuditFilter } from '@/lib/auth/limit-audit-filter';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { EvidencePackQuery } from '@/lib/domain/evidence-pack';
import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { pickCheckpoints, readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { listAuditKeys } from '@/lib/store/audit-log/audit-keys';
import type { EntryConditions } from '@/lib/store/audit-log/entry-conditions';
import { listIndexRuns } from '@/lib/store/audit-log/list-index-runs';
import { proveConsistency, proveInclusions, readSubtrees } from '@/lib/store/audit-log/prove-entry';
import { readLeaves } from '@/lib/store/audit-log/read-leaves';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { withTransaction } from '@/lib/store/transaction';
import { readPackVerifiers } from './read-pack-verifiers';

/** Stretches of a selection are held in memory while the pack is written. */
const MAX_RUNS = 500_000;
/** Earlier checkpoints in a pack, but for those that were asked for. */
const EARLIER_CHECKPOINTS = 500;
const ENTRIES_AT_ONCE = 256;

export type ExportedPack = {
  /** The name of the folder that the pack unpacks to. */
  name: string;
  count: bigint;
  /** Over how many entries its checkpoint is. */
  size: bigint;
  files: AsyncGenerator<PackFile>;
};

/**
 * Makes the evidence pack of the entries that match, as far as the newest checkpoint covers them. That somebody takes
 * entries out of here is an entry itself, written before the first file is made. Needs audit:read. Throws `conflict`
 * before the first checkpoint and where the log has less than was signed, `too-large` for too scattered a selection.
 */
export async function exportPack(
  actor: Actor,
  query: EvidencePackQuery,
  { now, newId, from }: Occasion,
): Promise<ExportedPack> {
  requirePermission(actor, 'audit:read');
  const { values, kept } = query;
  const conditions = conditionsOf(actor, query, now);
  const { origin, checkpoint, minIndex } = await readCovering();
  const runs = await listIndexRuns(conditions, checkpoint.size, MAX_RUNS);
  if (!runs)
    throw new GatehouseError('too-large', 'The entries that match are too scattered for one pack.', {
      remedy: 'Ask for a shorter time, or for the whole log.',
    });
  const count = runs.reduce((sum, run) => sum + run.to - run.from, 0n);
  // Where the whole log was asked for, an entry that is missing must not look like one that was not asked for.
  const isWhole = Object.values(conditions).every((each) => each === null || each === undefined);
  if (isWhole && (runs.length !== 1 || runs[0]!.from !== minIndex || runs[0]!.to !== checkpoint.size))
    throw lessThanSigned();
  const asked = describeQuery(query, conditions.window);
  const plan: PackPlan = {
    madeAt: now,
    origin,
    query: asked,
    minIndex,
    checkpoint,
    keys: await listAuditKeys(),
    count,
    range: runs.length === 1 ? await planRange(runs[0]!, checkpoint.size) : null,
  };
  const verifiers = await readPackVerifiers();
  await withTransaction((tx) =>
    appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'audit.exported',
      targets: [{ type: 'audit-log', id: origin }],
      context: from,
      changes: { query: asked, entries: String(count), checkpoint: String(checkpoint.size) },
    }),
  );
  const erased: bigint[] = [];
  const files = writePack(plan, {
    verifiers,
    earlier: readEarlier(plan, (kept?.split(',') ?? []).map(BigInt)),
    entries: readEntries(runs, plan, values === 'shown', (index) => void erased.push(index)),
    // They tell of entries that somebody with limits may not see.
    readErasures: () => readErasures(isLimited(actor) ? [] : erased, plan),
  });
  const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  return { name: `gatehouse-evidence-${stamp}Z`, count, size: checkpoint.size, files };
}

/** The newest checkpoint, where the log still has all that it covers. */
async function readCovering(): Promise<Pick<PackPlan, 'origin' | 'checkpoint' | 'minIndex'>> {
  const latest = await readLatestCheckpoint();
  if (!latest)
    throw new GatehouseError('conflict', 'The audit log has no signed checkpoint yet.', {
      remedy: 'Wait ten seconds: a checkpoint follows the first entries.',
    });
  const { note, size } = latest;
  const checkpoint = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
  const { tree, beginning } = await readAuditHead();
  if (!checkpoint || checkpoint.size !== size || tree.size < size) throw lessThanSigned();
  return { origin: checkpoint.origin, checkpoint: { size, note }, minIndex: beginning.size };
}

async function planRange(run: Range, size: bigint): Promise<PackPlan['range']> {
  try {
    const [before, after] = await Promise.all([
      readSubtrees({ from: 0n, to: run.from }),
      readSubtrees({ from: run.to, to: size }),
    ]);
    return { ...run, before, after };
  } catch (error) {
    throw error instanceof Error && error.message.startsWith('The tree has no node')
      ? lessThanSigned()
      : error;
  }
}

const lessThanSigned = (): GatehouseError =>
  new GatehouseError('conflict', 'The audit log does not hold what its newest checkpoint was signed over.', {
    remedy: 'Verify the log (gatehouse verify audit), and restore what is missing from a backup.',
  });

/** Which entries those are. Ids name them whatever else is given. */
function conditionsOf(
  actor: Actor,
  { all, values: _values, kept: _kept, from, to, zone, ids, ...fields }: EvidencePackQuery,
  now: Date,
): EntryConditions {
  if (ids) return limitAuditFilter(actor, { ids });
  const window = all === 'false' ? resolveWindow({ from, to }, now) : undefined;
  return { ...limitAuditFilter(actor, { ...fields, zone }), window };
}

/** What was asked for as texts, with the times that relative ones stood for. */
function describeQuery(
  { all, values, kept: _kept, from: _from, to: _to, ids, ...fields }: EvidencePackQuery,
  window: { from: Date; to: Date } | undefined,
): Record<string, string> {
  const times = window ? { from: window.from.toISOString(), to: window.to.toISOString() } : { all };
  const which = ids ? { ids: ids.join(',') } : { ...times, ...fields };
  const given = Object.entries({ ...which, ...(values === 'none' && { values }) });
  return Object.fromEntries(given.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

async function* readEarlier(
  { minIndex, checkpoint }: PackPlan,
  kept: readonly bigint[],
): AsyncGenerator<PackCheckpoint> {
  const earlier = await pickCheckpoints(minIndex, checkpoint.size, EARLIER_CHECKPOINTS, kept);
  for (const { size, note } of earlier)
    yield { size, note, proof: await proveConsistency(size, checkpoint.size) };
}

async function* readEntries(
  runs: readonly Range[],
  { checkpoint, range }: PackPlan,
  isShown: boolean,
  onErased: (index: bigint) => void,
): AsyncGenerator<PackEntry[]> {
  for (const indexes of batchIndexes(runs)) {
    const leaves = await readLeaves(indexes);
    const proofs = range
      ? null
      : await proveInclusions(
          leaves.map(({ index }) => index),
          checkpoint.size,
        );
    for (const { index, leaf } of leaves) if (leaf === null) onErased(index);
    yield leaves.map(({ sealed, ...leaf }, at) => ({
      ...leaf,
      // The values of a leaf that was erased have nothing left that commits to them.
      sealed: isShown && leaf.leaf ? sealed : {},
      proof: proofs?.[at] ?? null,
    }));
  }
}

const isLimited = ({ zones, auditLimit }: Actor): boolean => zones !== null || (auditLimit ?? null) !== null;

/** The entries that tell of the erasure of any of these, with their proofs. */
async function* readErasures(
  erased: readonly bigint[],
  { checkpoint }: PackPlan,
): AsyncGenerator<PackEntry[]> {
  if (erased.length === 0) return;
  const runs = await listIndexRuns({ action: ERASE_ACTION, source: OWN_SOURCE }, checkpoint.size, MAX_RUNS);
  for (const indexes of batchIndexes(runs ?? [])) {
    const telling = (await readLeaves(indexes)).filter(
      ({ leaf }) => leaf !== null && tellsOf(readErasure(leaf), erased),
    );
    const proofs = await proveInclusions(
      telling.map(({ index }) => index),
      checkpoint.size,
    );
    yield telling.map((entry, at) => ({ ...entry, sealed: {}, proof: proofs[at]! }));
  }
}

/** Whether any of the ascending indexes lies in what was erased as a whole. */
function tellsOf(erasure: Erasure | null, indexes: readonly bigint[]): boolean {
  if (!erasure?.fields.includes('leaf')) return false;
  return erasure.ranges.some(({ first, last }) => {
    let [low, high] = [0, indexes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (indexes[middle]! < first) low = middle + 1;
      else high = middle;
    }
    return low < indexes.length && indexes[low]! <= last;
  });
}

function* batchIndexes(runs: readonly Range[]): Generator<bigint[]> {
  let batch: bigint[] = [];
  for (const { from, to } of runs)
    for (let index = from; index < to; index += 1n) {
      batch.push(index);
      if (batch.length < ENTRIES_AT_ONCE) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}
