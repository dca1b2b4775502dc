import type { WriteRequest, WriteResult } from '@/lib/domain/event-record';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import type { Statement } from '../run-together';

const ADD = `
  INSERT INTO ingest_count AS c (source, adapter, bucket, accepted, duplicates, conflicts, rejected, sampled_out,
    last_event)
  SELECT source, adapter, date_trunc('minute', received_at, 'UTC') AS at, sum(accepted), sum(duplicates), sum(conflicts),
    sum(rejected), sum(sampled_out), max(last_event)
  FROM jsonb_to_recordset($1::jsonb) AS r(source text, adapter text, received_at timestamptz, accepted bigint,
    duplicates bigint, conflicts bigint, rejected bigint, sampled_out bigint, last_event timestamptz)
  GROUP BY source, adapter, at ORDER BY source, adapter, at
  ON CONFLICT (source, adapter, bucket) DO UPDATE SET
    accepted = c.accepted + EXCLUDED.accepted,
    duplicates = c.duplicates + EXCLUDED.duplicates,
    conflicts = c.conflicts + EXCLUDED.conflicts,
    rejected = c.rejected + EXCLUDED.rejected,
    sampled_out = c.sampled_out + EXCLUDED.sampled_out,
    last_event = GREATEST(c.last_event, EXCLUDED.last_event)`;

/** The statement that counts what became of each request's events, by source and minute of receipt. */
export function makeCountStatement(
  requests: readonly WriteRequest[],
  results: readonly WriteResult[],
): Statement {
  const rows = requests.map((request, index) => ({
    source: request.source,
    adapter: request.adapter,
    received_at: formatMicros(request.receivedAt),
    ...results[index]!,
    accepted: results[index]!.accepted + request.sampledOut,
    sampled_out: request.sampledOut,
    rejected: request.rejections.length,
    last_event: latestOf(request),
  }));
  return { name: 'add-ingest-counts', text: ADD, values: [jsonParameter(rows)] };
}

function latestOf(request: WriteRequest): string | null {
  let latest: Micros = -Infinity;
  for (const record of request.records)
    if (!record.clockSkewed && record.occurredAt > latest) latest = record.occurredAt;
  return latest === -Infinity ? null : formatMicros(latest);
}
