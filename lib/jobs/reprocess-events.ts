import { endReprocessing } from '@/lib/commands/trust-rules/end-reprocessing';
import { UNZONED } from '@/lib/domain/kinds';
import { compileTrustRules } from '@/lib/domain/trust-rules/compile-trust-rules';
import { placeAgain } from '@/lib/ingest/place-again';
import { getReferenceData } from '@/lib/ingest/reference-data';
import { addMove } from '@/lib/domain/trust-rules/add-move';
import { advanceWalk, type EventMove, type WalkStep } from '@/lib/store/reprocess/advance-walk';
import { findRunningWalk, type RunningWalk } from '@/lib/store/reprocess/reprocess-runs';
import { listOriginalsAfter } from '@/lib/store/reprocess/stored-original';
import { getLog } from '@/lib/telemetry/log';
import { repeat } from './repeat';

const EVERY_MS = 1_000;
/** A step is one transaction: small enough that the writers hardly wait for its rows. */
const EVENTS_PER_STEP = 1_000;
/** What came in with older rules is stored by then: an instance learns of new ones within five seconds. */
const SETTLED_AFTER_MS = 10_000;
/** A step may meet the writers' rows in another order; that is told after this many times. */
const MAX_TRIES = 5;

/** Walks over past events as somebody asked for it, one walk at a time over all instances. */
export function reprocessEvents(): void {
  const attempt = async () => {
    const walk = await findRunningWalk();
    if (walk) await walkOn(walk);
  };
  repeat(EVERY_MS, 'past events could not be reprocessed', attempt);
}

async function walkOn(walk: RunningWalk): Promise<void> {
  let failures = 0;
  for (let current: RunningWalk | null = walk; current;) {
    try {
      current = (await takeStep(current, new Date(), EVENTS_PER_STEP)) ? await findRunningWalk() : null;
      failures = 0;
    } catch (error) {
      failures += 1;
      getLog().warn({ err: error }, 'a step of reprocessing failed');
      if (failures < MAX_TRIES) continue;
      const message = error instanceof Error ? error.message : String(error);
      await endReprocessing(walk, { state: 'failed', error: message }, new Date());
      return;
    }
  }
}

/** Reads and writes the next events of a walk, at most `limit`. False when there is nothing more to do now. */
export async function takeStep(walk: RunningWalk, now: Date, limit: number): Promise<boolean> {
  if (walk.mode === 'move' && now.getTime() - walk.createdAt.getTime() < SETTLED_AFTER_MS) return false;
  const cursor =
    walk.cursorAt !== null && walk.cursorId !== null ? { at: walk.cursorAt, id: walk.cursorId } : null;
  const originals = await listOriginalsAfter(cursor, walk.until, limit);
  const last = originals.at(-1);
  if (!last) {
    await endReprocessing(walk, { state: 'done', error: null }, now);
    return false;
  }
  const { findZone, mappingRules } = await getReferenceData(now.getTime());
  const context = { findZone, mappingRules, trustRules: compileTrustRules(walk.rules) };
  const apply: EventMove[] = [];
  const step: WalkStep = {
    cursor: { at: last.at, id: last.id },
    scanned: originals.length,
    unreadable: 0,
    unzoned: 0,
    moves: walk.moves,
    moved: 0,
    apply,
  };
  for (const original of originals) {
    const found = placeAgain(original, context);
    if (!found) step.unreadable += 1;
    if ((found?.zone ?? original.zone) === UNZONED) step.unzoned += 1;
    if (!found || (found.zone === original.zone && found.targetZone === original.targetZone)) continue;
    step.moved += 1;
    if (found.zone !== original.zone) step.moves = addMove(step.moves, original.zone, found.zone);
    if (walk.mode === 'move') apply.push({ original, zone: found.zone, targetZone: found.targetZone });
  }
  return advanceWalk(walk, step, now);
}
