import { parseVerifierKey, type VerifierKey } from '@/lib/audit-log/verifier-key';
import { compareWithKept, type KeptNote } from '@/lib/audit-log/verification/compare-with-kept';
import type { Problem } from '@/lib/audit-log/verification/problem';
import { toFinding } from '@/lib/audit-log/verification/to-finding';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import { requirePermission } from '@/lib/auth/require-permission';
import { getConfig } from '@/lib/config/config';
import { GatehouseError } from '@/lib/domain/errors';
import type { VerifiedStep, VerifyAudit } from '@/lib/domain/read-models/audit-verification';
import type { Actor } from '@/lib/domain/roles';
import { listCheckpointsAfter } from '@/lib/store/audit-log/audit-checkpoints';
import { readSignedState } from '@/lib/store/audit-log/signed-state';
import { listAuditFindings } from '@/lib/store/audit-log/verification/audit-findings';
import {
  readLogKeys,
  verifyAnchors,
  verifyHead,
  verifyKeys,
} from '@/lib/store/audit-log/verification/compare-log';
import { outsideFiles } from '@/lib/store/audit-log/verification/outside-files';
import { readBounds, type LogBounds } from '@/lib/store/audit-log/verification/read-bounds';
import { listRemembered, ofVerifier } from '@/lib/store/audit-log/verification/remembered-anchors';
import { readVerifierMemory } from '@/lib/store/audit-log/verification/verifier-memory';
import { verifySlice } from '@/lib/store/audit-log/verification/verify-slice';
import { listKeptNotes } from '@/lib/witness/read-kept-notes';
import { splitNotes } from '@/lib/witness/split-notes';

const WIDTH = BigInt(TILE_WIDTH);
/** Entries of a line; a few slices are read at the same time, since one waits for the database while another is hashed. */
const SLICE = 4n * 1_024n;
const AT_ONCE = 3;
const CHECKPOINTS_AT_ONCE = 1_024;

type Clock = () => Date;

/**
 * Verifies the whole audit log, slice by slice: every entry, the tree, every checkpoint, the keys, what is remembered
 * outside of the database, what witnesses keep, and what the caller kept elsewhere. Needs audit:read and every zone. Throws
 * before the first step, and `invalid-input` for a verifier key that is none.
 */
export function verifyAuditLog(
  actor: Actor,
  { checkpoints, vkey }: VerifyAudit,
  clock: Clock,
): AsyncGenerator<VerifiedStep> {
  requirePermission(actor, 'audit:read');
  requireEveryZone(actor);
  const pinned = vkey === undefined ? null : parseVerifierKey(vkey);
  if (vkey !== undefined && !pinned)
    throw new GatehouseError('invalid-input', 'That is no verifier key.', {
      path: 'vkey',
      remedy: 'Give it as name+hash+key, as the log shows it.',
    });
  return verifySteps(checkpoints, pinned, clock);
}

async function* verifySteps(
  notes: VerifyAudit['checkpoints'],
  pinned: VerifierKey | null,
  clock: Clock,
): AsyncGenerator<VerifiedStep> {
  const started = clock();
  // What was said of the log is read before the log: it only grows, so it cannot be shorter than that.
  const files = outsideFiles(getConfig().dataFolder);
  const memory = readVerifierMemory(files.verified);
  const signed = readSignedState(files.signed);
  const log = await readLogKeys();
  const origin = pinned?.name ?? memory?.origin ?? log?.origin ?? '';
  const keys = log?.keys ?? [];
  const kept = [...notes.flatMap(takeApart), ...(await listKeptNotes())];
  const latest = await listCheckpointsAfter(-1n, CHECKPOINTS_AT_ONCE);
  const bounds = await readBounds();
  const of = Number(bounds.size - bounds.minIndex);
  const line = (done: number, problems: readonly Problem[]): VerifiedStep => ({
    done,
    of,
    problems: problems.map((problem) => toFinding(problem, clock())),
    summary: null,
  });

  const outside = compareWithKept(kept, { origin, keys }, pinned ? [pinned] : []);
  const remembered = [...listRemembered(memory, signed), ...(memory?.marks ?? []).map(ofVerifier)];
  const first = await verifyAnchors(
    latest,
    [...outside.anchors, ...remembered],
    { origin, keys, since: bounds.minIndex },
    bounds,
  );
  yield line(0, [
    ...outside.problems,
    ...(await verifyKeys(keys, memory?.keys ?? [])),
    ...first.problems,
    ...(await verifyHead(bounds, bounds.minIndex)),
  ]);
  let compared = first.checkpoints.length;
  for (let last = latest.at(-1); last !== undefined;) {
    const more = await listCheckpointsAfter(last.size, CHECKPOINTS_AT_ONCE);
    // The log went on meanwhile: what came after its bounds were read is not asked for.
    const covered = more.filter(({ size }) => size <= bounds.size);
    const next = await verifyAnchors(covered, [], { origin, keys, since: last.size }, bounds);
    compared += next.checkpoints.length;
    if (next.problems.length > 0) yield line(0, next.problems);
    last = covered.at(-1);
  }

  for await (const { to, problems } of verifySlices(bounds))
    yield line(Number(to - bounds.minIndex), problems);

  const seconds = (clock().getTime() - started.getTime()) / 1_000;
  yield {
    done: of,
    of,
    problems: [],
    summary: {
      size: bounds.size.toString(),
      entries: of.toString(),
      root: bounds.root.toString('base64'),
      checkpoints: compared,
      kept: outside.anchors.length,
      unusable: outside.unusable,
      seconds,
      entriesPerSecond: seconds > 0 && of > 0 ? of / seconds : null,
      findings: await listAuditFindings(),
    },
  };
}

/** A file that holds no note is told as one that cannot be read. */
function takeApart({ where, note }: KeptNote): KeptNote[] {
  const found = splitNotes(note);
  return found.length === 0 ? [{ where, note }] : found.map((each) => ({ where, note: each }));
}

/** The slices in their order, some of them begun before the one before is done. */
async function* verifySlices({
  size,
  minIndex,
}: LogBounds): AsyncGenerator<{ to: bigint; problems: Problem[] }> {
  const begun: Promise<{ to: bigint; problems: Problem[] }>[] = [];
  let from = (minIndex / WIDTH) * WIDTH;
  const begin = () => {
    if (from >= size) return;
    const to = from + SLICE < size ? from + SLICE : size;
    const slice = verifySlice(from, to).then((problems) => ({ to, problems }));
    // A failure is told when its turn comes.
    slice.catch(() => undefined);
    begun.push(slice);
    from = to;
  };
  for (let count = 0; count < AT_ONCE; count += 1) begin();
  for (let slice = begun.shift(); slice; slice = begun.shift()) {
    const done = await slice;
    begin();
    yield done;
  }
}
