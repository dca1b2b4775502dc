import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { countedService } from '@/lib/domain/folding';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

const ADD = `
  INSERT INTO data_transfer (occurred_at, event_id, zone, service, environment, classification, to_region, weight)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(occurred_at timestamptz, event_id uuid, zone text, service text,
    environment text, classification text, to_region text, weight float8)
  ON CONFLICT DO NOTHING`;

/** Whether a record tells of classified data that was let go to a region. */
export const isDataTransfer = ({ kind, outcome, toRegion }: EventRecord): boolean =>
  kind === 'data-access' && outcome === 'allowed' && Boolean(toRegion);

/** Notes where classified data went, within the caller's transaction. */
export async function addDataTransfers(
  client: pg.PoolClient,
  records: readonly EventRecord[],
): Promise<void> {
  const rows = records.map((record) => ({
    occurred_at: formatMicros(record.occurredAt),
    event_id: record.id,
    zone: record.zone,
    service: countedService(record),
    environment: record.environment ?? '',
    classification: record.resource ?? '',
    to_region: record.toRegion,
    weight: 1 / record.sampleRate,
  }));
  await client.query({ name: 'add-data-transfers', text: ADD, values: [jsonParameter(rows)] });
}
