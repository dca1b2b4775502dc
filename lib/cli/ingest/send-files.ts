import type { Adapter } from '@/lib/ingest/adapter';
import type { App } from '../app';
import { startProgress } from '../progress';
import type { Journal, Position } from './journal';
import type { InputFile } from './list-files';
import { makeBodies, type Body } from './make-bodies';
import { placeRecords, type Broken } from './place-records';
import { placeRejected, type RejectedRecord } from './rejected-record';
import { sendBody, type Refused } from './send-body';

type Answer = { accepted: number; duplicates: number; rejected: Refused[] };
export type SentFiles = {
  accepted: number;
  duplicates: number;
  rejectedTotal: number;
  /** The first of this run's; all of them are in quarantine. */
  rejected: RejectedRecord[];
  /** Files that could not be read, or not to their end. */
  broken: Broken[];
  isStopped: boolean;
};

/** Bodies on their way at once: one is stored while the next are read and packed. */
const AT_ONCE = 3;
/** Kept in memory, however much is refused. */
const MOST_KEPT = 1_000;

/**
 * Sends the files from the journal's position on, and moves it behind every group of bodies that is stored. An
 * abort lets the requests under way end. The counts are those of all runs since the journal began.
 */
export async function sendFiles(
  app: App,
  path: string,
  adapter: Adapter,
  files: readonly InputFile[],
  journal: Journal,
  signal: AbortSignal,
): Promise<SentFiles> {
  let position = journal.position;
  const rejected: RejectedRecord[] = [];
  const broken: Broken[] = [];
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const progress = startProgress('Reading', total);
  let bytesRead = 0;
  const records = placeRecords(files, adapter, position, {
    onBytes: (bytes) => {
      bytesRead += bytes;
    },
    onBroken: (one) => broken.push(one),
  });

  const store = async (bodies: readonly Body[]) => {
    // Files are history: their age is not the pipeline's delay.
    const answers = await Promise.all(
      bodies.map((body) => sendBody<Answer>(app, `/api/ingest/${path}?backfill=true`, body)),
    );
    for (const [at, answer] of answers.entries()) {
      position = moveBehind(position, bodies[at]!, answer);
      const room = MOST_KEPT - rejected.length;
      rejected.push(...placeRejected(answer.rejected.slice(0, room), bodies[at]!, files));
    }
    journal.save(position);
    progress.update(
      bytesRead,
      `${position.accepted} accepted, ${position.duplicates} there before, ${position.rejected} rejected`,
    );
  };

  let group: Body[] = [];
  for await (const body of makeBodies(records)) {
    if (signal.aborted) break;
    group.push(body);
    if (group.length < AT_ONCE) continue;
    await store(group);
    group = [];
  }
  if (!signal.aborted && group.length > 0) await store(group);
  progress.stop();
  if (!signal.aborted) journal.remove();
  return {
    accepted: position.accepted,
    duplicates: position.duplicates,
    rejectedTotal: position.rejected,
    rejected,
    broken,
    isStopped: signal.aborted,
  };
}

function moveBehind(position: Position, { records }: Body, answer: Answer): Position {
  const last = records.at(-1)!;
  return {
    file: last.file,
    records: last.index + 1,
    accepted: position.accepted + answer.accepted,
    duplicates: position.duplicates + answer.duplicates,
    rejected: position.rejected + answer.rejected.length,
  };
}
