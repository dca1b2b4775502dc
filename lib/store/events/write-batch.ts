import type pg from 'pg';
import type { EventRecord, WriteRequest, WriteResult } from '@/lib/domain/event-record';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { getPool } from '../database';
import { addIngestCounts } from '../ingest-counts/add-ingest-counts';
import { ensurePartitions } from '../partitions/ensure-partitions';
import { addProjections } from '../projections/add-projections';
import { addToQuarantine } from '../quarantine/add-to-quarantine';
import { addToRollups } from '../rollups/add-to-rollups';
import { aggregateRecords } from '../rollups/aggregate-records';
import { getSeriesIds, type SeriesIds } from '../rollups/series-ids';
import { addChanges } from './add-changes';
import { claimKeys } from './claim-keys';
import { copyEvents } from './copy-events';

export const EVENTS_CHANNEL = 'gatehouse_events';

const MICROS_PER_DAY = 86_400_000_000;

/**
 * Writes requests in one transaction: identities, events, roll-ups, projections, quarantine and
 * counts commit together or not at all. Returns what became of each request, in order.
 */
export async function writeBatch(
  requests: readonly WriteRequest[],
  now: () => Micros,
): Promise<WriteResult[]> {
  const all = requests.flatMap((request) => request.records);
  await ensurePartitions(
    new Set(all.map((record) => Math.floor(record.occurredAt / MICROS_PER_DAY))),
    new Date(now() / 1_000),
  );
  const series = await getSeriesIds(all);
  const seriesOf = new Map(all.map((record, index) => [record, series[index]!]));
  const client = await getPool().connect();
  try {
    await client.query('BEGIN');
    const { fresh, results } = await claimRequests(client, requests);
    if (fresh.length > 0) await writeFresh(client, fresh, seriesOf, now());
    const rejected = requests.flatMap((request) =>
      request.rejections.map((rejection) => ({
        ...rejection,
        source: request.source,
        adapter: request.adapter,
        receivedAt: request.receivedAt,
      })),
    );
    if (rejected.length > 0) await addToQuarantine(client, rejected);
    await addIngestCounts(client, requests, results);
    await client.query('COMMIT');
    client.release();
    return results;
  } catch (error) {
    // A connection whose transaction could not be ended is of no more use.
    const ended = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
    client.release(!ended);
    throw error;
  }
}

/** Separates new events from repeats: of the same request, of the batch, and of earlier times. */
async function claimRequests(client: pg.PoolClient, requests: readonly WriteRequest[]) {
  const results = requests.map((): WriteResult => ({ accepted: 0, duplicates: 0, conflicts: 0 }));
  const positions = new Map<string, number>();
  const candidates: EventRecord[] = [];
  const owners: number[] = [];
  const repeats: { owner: number; position: number; bodyHash: number }[] = [];
  requests.forEach((request, owner) => {
    for (const record of request.records) {
      const position = positions.get(record.id);
      if (position !== undefined) {
        repeats.push({ owner, position, bodyHash: record.bodyHash });
        continue;
      }
      positions.set(record.id, candidates.length);
      candidates.push(record);
      owners.push(owner);
    }
  });
  const taken =
    candidates.length > 0 ? await claimKeys(client, candidates) : new Map<number, number | null>();
  const fresh = candidates.filter((record, position) => {
    const owner = owners[position]!;
    if (taken.has(position)) repeats.push({ owner, position, bodyHash: record.bodyHash });
    else results[owner]!.accepted += 1;
    return !taken.has(position);
  });
  for (const { owner, position, bodyHash } of repeats) {
    // What came first of all: in the store, else in this batch.
    const first = taken.has(position) ? taken.get(position) : candidates[position]!.bodyHash;
    results[owner]!.duplicates += 1;
    if (first !== null && first !== bodyHash) results[owner]!.conflicts += 1;
  }
  return { fresh, results };
}

/**
 * `visibleAt` is the moment the rows are handed to the store: the same transaction makes them
 * readable, which takes as long as it takes to commit.
 */
async function writeFresh(
  client: pg.PoolClient,
  fresh: EventRecord[],
  seriesOf: ReadonlyMap<EventRecord, SeriesIds>,
  visibleAt: Micros,
) {
  await copyEvents(client, fresh, visibleAt);
  const changes = fresh.filter((record) => record.change !== null);
  if (changes.length > 0) await addChanges(client, changes);
  await addProjections(client, fresh);
  const { rollups, latencies } = aggregateRecords(
    fresh,
    visibleAt,
    fresh.map((record) => seriesOf.get(record)!),
  );
  await addToRollups(client, rollups, latencies);
  const kinds = [...new Set(fresh.map((record) => record.kind))];
  const denials = fresh.filter((record) => record.kind === 'decision' && record.outcome === 'deny').length;
  await client.query('SELECT pg_notify($1, $2)', [
    EVENTS_CHANNEL,
    JSON.stringify({ kinds, denials, at: formatMicros(visibleAt) }),
  ]);
}
