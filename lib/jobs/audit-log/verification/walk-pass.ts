import type { Problem } from '@/lib/audit-log/verification/problem';
import { TILE_WIDTH } from '@/lib/audit-log/tiles';
import { listCheckpointsAfter } from '@/lib/store/audit-log/audit-checkpoints';
import { readLogKeys, verifyAnchors } from '@/lib/store/audit-log/verification/compare-log';
import type { LogBounds } from '@/lib/store/audit-log/verification/read-bounds';
import type { VerifierMemory } from '@/lib/store/audit-log/verification/verifier-memory';
import { verifySlice } from '@/lib/store/audit-log/verification/verify-slice';

const WIDTH = BigInt(TILE_WIDTH);
const REST_MS = 10_000;
/** In turns of a second, a pass over a log of any length takes about an hour at most. */
const TURNS_OF_PASS = 3_600n;
const CHECKPOINTS_AT_ONCE = 1_024;

type Pass = NonNullable<VerifierMemory['pass']>;

/**
 * The next slice of the pass over every entry that is kept, with the checkpoints within it; a new pass begins some
 * seconds after the last one ended. Returns where the pass is now, and its result where it came to its end.
 */
export async function walkPass(
  memory: VerifierMemory | null,
  bounds: LogBounds,
  { limit, now }: { limit: number; now: Date },
): Promise<{ problems: Problem[]; pass: Pass | null; lastPass: VerifierMemory['lastPass'] }> {
  const pass = memory?.pass ?? beginPass(memory, bounds, now);
  if (!memory || !pass) return { problems: [], pass: null, lastPass: null };
  const most = pass.next + slice(bounds.size, limit);
  const to = most < bounds.size ? most : bounds.size;
  const problems = [
    ...(await verifySlice(pass.next, to)),
    ...(await verifyCheckpointsWithin(pass.next, to, memory.origin, bounds)),
  ];
  const entries = pass.entries + (to > pass.next ? to - pass.next : 0n);
  if (to < bounds.size) return { problems, pass: { ...pass, next: to, entries }, lastPass: null };
  const seconds = (now.getTime() - Date.parse(pass.startedAt)) / 1_000;
  return { problems, pass: null, lastPass: { at: now.toISOString(), seconds, entries } };
}

function beginPass(memory: VerifierMemory | null, { minIndex }: LogBounds, now: Date): Pass | null {
  const last = memory?.lastPass;
  if (last && now.getTime() < Date.parse(last.at) + REST_MS && now.getTime() >= Date.parse(last.at))
    return null;
  return { next: (minIndex / WIDTH) * WIDTH, entries: 0n, startedAt: now.toISOString() };
}

/** At least `limit` entries, more for a long log; whole tiles, so that the next slice begins with one. */
function slice(size: bigint, limit: number): bigint {
  const share = size / TURNS_OF_PASS;
  const wanted = share > BigInt(limit) ? share : BigInt(limit);
  return ((wanted + WIDTH - 1n) / WIDTH) * WIDTH;
}

async function verifyCheckpointsWithin(
  from: bigint,
  to: bigint,
  origin: string,
  bounds: LogBounds,
): Promise<Problem[]> {
  const log = await readLogKeys();
  const problems: Problem[] = [];
  let since = from === 0n ? -1n : from;
  if (log === null) return [];
  while (since < to) {
    const all = await listCheckpointsAfter(since, CHECKPOINTS_AT_ONCE);
    const within = all.filter(({ size }) => size <= to);
    if (within.length > 0) {
      const start = since < 0n ? bounds.minIndex : since;
      const compared = await verifyAnchors(within, [], { origin, keys: log.keys, since: start }, bounds);
      problems.push(...compared.problems);
      since = within.at(-1)!.size;
    }
    if (within.length < CHECKPOINTS_AT_ONCE) break;
  }
  return problems;
}
