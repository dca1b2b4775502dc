import type pg from 'pg';
import type { EventRecord, WriteRequest, WriteResult } from '@/lib/domain/event-record';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { getPool } from '../database';
import { foldRecords } from '../cardinality/fold-records';
import { foldSpans } from '../cardinality/fold-spans';
import { makeFindingStatements } from '../cardinality/make-finding-statement';
import { makeCountStatement } from '../ingest-counts/make-count-statement';
import { makePointStatements } from '../points/make-point-statements';
import { ensurePartitions } from '../partitions/ensure-partitions';
import { addProjections } from '../projections/add-projections';
import { makeActivityStatements } from '../projections/make-activity-statements';
import { addToQuarantine } from '../quarantine/add-to-quarantine';
import { aggregateRecords, type LatencyDelta } from '../rollups/aggregate-records';
import { rollBack } from '../roll-back';
import { makeRollupStatements } from '../rollups/make-rollup-statements';
import { getSeriesIds, type SeriesIds } from '../rollups/series-ids';
import { runTogether, type Statement } from '../run-together';
import { addSpans } from '../spans/add-spans';
import { getSpanSeries, measureSpans } from '../spans/measure-spans';
import { addAuditPending } from '../audit-log/add-audit-pending';
import type { AccompaniedRequest } from './alongside';
import { addApprovals } from './add-approvals';
import { addChanges } from './add-changes';
import { beginWithKeys } from './begin-with-keys';
import { copyEvents } from './copy-events';
import { EVENTS_CHANNEL, writeLiveNotice } from './live-notice';

const COMMIT: Statement = { name: 'commit', text: 'COMMIT', values: [] };
const MICROS_PER_DAY = 86_400_000_000;

/**
 * Writes requests in one transaction: identities, events, spans, roll-ups, projections, quarantine and
 * counts commit together or not at all, with what requests bring alongside. Returns what became of each request,
 * in order.
 */
export async function writeBatch(
  given: readonly AccompaniedRequest[],
  now: () => Micros,
): Promise<WriteResult[]> {
  const requests = await foldRequests(given);
  const all = requests.flatMap((request) => request.records);
  await ensurePartitions(
    new Set(all.map((record) => Math.floor(record.occurredAt / MICROS_PER_DAY))),
    new Date(now() / 1_000),
  );
  const spans = await foldSpans(requests.flatMap((request) => request.spans ?? []));
  await ensurePartitions(
    new Set(spans.map((span) => Math.floor(span.startedAt / MICROS_PER_DAY))),
    new Date(now() / 1_000),
    'span',
  );
  const series = await getSeriesIds(all);
  const spanSeries = await getSpanSeries(spans);
  const client = await getPool().connect();
  try {
    const { fresh, results } = await claimRequests(client, requests, series);
    const visibleAt = fresh.records.length > 0 ? now() : null;
    if (visibleAt !== null) {
      const conflicting = await writeFresh(client, fresh.records, visibleAt);
      if (conflicting.size > 0) countConflicts(requests, fresh.records, conflicting, results);
    }
    const rejected = requests.flatMap((request) =>
      request.rejections.map((rejection) => ({
        ...rejection,
        source: request.source,
        adapter: request.adapter,
        receivedAt: request.receivedAt,
      })),
    );
    if (rejected.length > 0) await addToQuarantine(client, rejected);
    const freshSpans = await addSpans(client, spans);
    for (const [index, { alongside }] of requests.entries()) await alongside?.(client, results[index]!);
    const points = makePointStatements(fresh.records, fresh.series);
    await runTogether(client, [
      ...makeSumStatements(
        visibleAt === null ? null : { fresh, visibleAt },
        measureSpans(freshSpans, spanSeries),
      ),
      ...makeFindingStatements([...fresh.records, ...freshSpans]),
      ...points.statements,
      makeCountStatement(requests, results),
      COMMIT,
    ]);
    client.release();
    points.written();
    return results;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

/** The requests with what is beyond the caps of their sources marked. */
async function foldRequests(requests: readonly AccompaniedRequest[]): Promise<readonly AccompaniedRequest[]> {
  const all = requests.flatMap((request) => request.records);
  const folded = await foldRecords(all);
  if (folded === all) return requests;
  let from = 0;
  return requests.map((request) => {
    const records = folded.slice(from, (from += request.records.length));
    return { ...request, records };
  });
}

type Indexed = { records: readonly EventRecord[]; series: readonly SeriesIds[] };

/** Separates new events from repeats: of the same request, of the batch, and of earlier times. */
async function claimRequests(
  client: pg.PoolClient,
  requests: readonly WriteRequest[],
  series: readonly SeriesIds[],
): Promise<{ fresh: Indexed; results: WriteResult[] }> {
  const results = requests.map((): WriteResult => ({ accepted: 0, duplicates: 0, conflicts: 0 }));
  const positions = new Map<string, number>();
  const candidates: EventRecord[] = [];
  const candidateSeries: SeriesIds[] = [];
  const owners: number[] = [];
  const repeats: { owner: number; position: number; bodyHash: number }[] = [];
  let index = 0;
  requests.forEach((request, owner) => {
    for (const record of request.records) {
      const position = positions.get(record.id);
      if (position === undefined) {
        positions.set(record.id, candidates.length);
        candidates.push(record);
        candidateSeries.push(series[index]!);
        owners.push(owner);
      } else repeats.push({ owner, position, bodyHash: record.bodyHash });
      index += 1;
    }
  });
  const taken = await beginWithKeys(client, candidates);
  candidates.forEach((record, position) => {
    const owner = owners[position]!;
    if (taken.has(position)) repeats.push({ owner, position, bodyHash: record.bodyHash });
    else results[owner]!.accepted += 1;
  });
  for (const { owner, position, bodyHash } of repeats) {
    // What came first of all: in the store, else in this batch.
    const first = taken.has(position) ? taken.get(position) : candidates[position]!.bodyHash;
    results[owner]!.duplicates += 1;
    if (first !== null && first !== bodyHash) results[owner]!.conflicts += 1;
  }
  const isFresh = (_: unknown, position: number) => !taken.has(position);
  const fresh =
    taken.size === 0
      ? { records: candidates, series: candidateSeries }
      : { records: candidates.filter(isFresh), series: candidateSeries.filter(isFresh) };
  return { fresh, results };
}

/**
 * `visibleAt` is the moment the rows are handed to the store: the same transaction makes them
 * readable, which takes as long as it takes to commit. Returns the ids of changes whose texts contradict
 * a revision that is known.
 */
async function writeFresh(
  client: pg.PoolClient,
  records: readonly EventRecord[],
  visibleAt: Micros,
): Promise<ReadonlySet<string>> {
  await copyEvents(client, records, visibleAt);
  const changes = records.filter((record) => record.change !== null);
  const conflicting = changes.length > 0 ? await addChanges(client, changes) : NONE;
  const approving = records.filter((record) => record.approvals);
  if (approving.length > 0) await addApprovals(client, approving);
  await addProjections(client, records);
  await addAuditPending(client, records);
  return conflicting;
}

const NONE: ReadonlySet<string> = new Set();

/** Adds to the results of requests the events whose texts contradict a revision that is known. */
function countConflicts(
  requests: readonly WriteRequest[],
  fresh: readonly EventRecord[],
  conflicting: ReadonlySet<string>,
  results: WriteResult[],
): void {
  const found = new Set(fresh.filter(({ id }) => conflicting.has(id)));
  requests.forEach(({ records }, owner) => {
    for (const record of records) if (found.has(record)) results[owner]!.conflicts += 1;
  });
}

/** What follows from new events and spans alone: roll-ups, and word of the events to those who listen. */
function makeSumStatements(
  events: { fresh: Indexed; visibleAt: Micros } | null,
  ofSpans: LatencyDelta[],
): Statement[] {
  if (!events) return makeRollupStatements([], ofSpans);
  const {
    fresh: { records, series },
    visibleAt,
  } = events;
  const { rollups, latencies } = aggregateRecords(records, visibleAt, series);
  const kinds = [...new Set(records.map((record) => record.kind))];
  const denials = records.filter((record) => record.kind === 'decision' && record.outcome === 'deny').length;
  const notice = writeLiveNotice(kinds, formatMicros(visibleAt), denials);
  return [
    ...makeRollupStatements(rollups, [...latencies, ...ofSpans]),
    ...makeActivityStatements(records),
    { name: 'notify', text: 'SELECT pg_notify($1, $2)', values: [EVENTS_CHANNEL, notice] },
  ];
}
