import type pg from 'pg';
import { hash } from 'node:crypto';
import type { Rejection } from '@/lib/domain/event-record';
import { jsonParameter } from '../json-parameter';
import { formatMicros, type Micros } from '@/lib/domain/timestamp';

export type QuarantinedRejection = Rejection & { source: string; adapter: string; receivedAt: Micros };

const ADD = `
  INSERT INTO quarantine AS q (id, source, adapter, code, path, message, payload, times, first_received_at, last_received_at)
  SELECT DISTINCT ON (id) id, source, adapter, code, path, message, payload, count(*) OVER (PARTITION BY id), received_at, received_at
  FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, source text, adapter text, code text, path text, message text,
    payload text, received_at timestamptz)
  ORDER BY id
  ON CONFLICT (id) DO UPDATE SET
    times = q.times + EXCLUDED.times,
    last_received_at = GREATEST(q.last_received_at, EXCLUDED.last_received_at),
    code = EXCLUDED.code, path = EXCLUDED.path, message = EXCLUDED.message`;

/** The identity of a quarantined payload: the same one sent again is the same row. */
const quarantineId = (source: string, payload: string): string => {
  const hex = hash('sha256', `${source}\0${payload}`, 'hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Keeps rejected events with their reasons, within the caller's transaction. */
export async function addToQuarantine(
  client: pg.PoolClient,
  rejections: readonly QuarantinedRejection[],
): Promise<void> {
  const rows = rejections.map(({ source, adapter, code, path, message, payload, receivedAt }) => ({
    id: quarantineId(source, payload),
    source,
    adapter,
    code,
    path: path || null,
    message,
    payload,
    received_at: formatMicros(receivedAt),
  }));
  await client.query(ADD, [jsonParameter(rows)]);
}
