import type { Refusal } from '@/lib/domain/event-record';
import type { Actor } from '@/lib/domain/roles';
import { forgetReferenceData } from './reference-data';
import { findAdapter } from './registry';
import { mapPayload, writeMapped } from './pipeline';

export type Payload = { id: string; source: string; adapter: string; payload: string };

export type ReplayOutcome = { accepted: number; duplicates: number; refused: (Refusal & { id: string })[] };

/**
 * Runs payloads through mapping and writing as they are, one by one, so that each has its own fate.
 * Their time of receipt is `now`; they count as backfill, since their wait was not the pipeline's.
 */
export async function replayPayloads(
  actor: Actor,
  payloads: readonly Payload[],
  now: Date,
): Promise<ReplayOutcome> {
  // The fix may be a moment old: the mapping or inventory that it changed must be seen.
  forgetReferenceData();
  const outcome: ReplayOutcome = { accepted: 0, duplicates: 0, refused: [] };
  for (const payload of payloads) {
    const refusal = await replayOne(actor, payload, now, outcome);
    if (refusal) outcome.refused.push({ id: payload.id, ...refusal });
  }
  return outcome;
}

async function replayOne(
  actor: Actor,
  { source, adapter: name, payload }: Payload,
  now: Date,
  outcome: ReplayOutcome,
): Promise<Refusal | null> {
  const adapter = findAdapter(name);
  if (!adapter) return { code: 'no-adapter', path: '', message: `There is no adapter "${name}" any more.` };
  const write = await mapPayload(
    payload,
    { adapter, actor: { ...actor, zones: null }, source, backfill: true },
    now,
  );
  const [rejection] = write.rejections;
  if (rejection) return { code: rejection.code, path: rejection.path, message: rejection.message };
  const { accepted, duplicates } = await writeMapped(write);
  outcome.accepted += accepted + write.sampledOut;
  outcome.duplicates += duplicates;
  return null;
}
