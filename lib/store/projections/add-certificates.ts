import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { countedService } from '@/lib/domain/folding';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

const MICROS_PER_HOUR = 3_600_000_000;
/** What lives for less renews itself all the time, and vanishes with its workload. */
const SHORTEST_LIFE = 24 * MICROS_PER_HOUR;

// Whatever order the events come in: who told of it first says where it is.
const ADD = `
  INSERT INTO identity_certificate AS c (identity, environment, expires_at, told_at, zone, service, source, event_id)
  SELECT DISTINCT ON (identity, environment, expires_at) identity, environment, expires_at, told_at, zone, service, source, event_id
  FROM jsonb_to_recordset($1::jsonb) AS r(identity text, environment text, expires_at timestamptz, told_at timestamptz,
    zone text, service text, source text, event_id uuid)
  ORDER BY identity, environment, expires_at, told_at, event_id
  ON CONFLICT (identity, environment, expires_at) DO UPDATE SET told_at = EXCLUDED.told_at, zone = EXCLUDED.zone,
    service = EXCLUDED.service, source = EXCLUDED.source, event_id = EXCLUDED.event_id
  WHERE (EXCLUDED.told_at, EXCLUDED.event_id) < (c.told_at, c.event_id)`;

/** Whether what an event tells of a certificate is kept: it lives on for a day or more. */
export const isKept = ({ certificate, occurredAt }: EventRecord): boolean =>
  certificate !== null && certificate !== undefined && certificate.expiresAt - occurredAt >= SHORTEST_LIFE;

/** Keeps until when identities are valid, to the hour, within the caller's transaction. */
export async function addCertificates(client: pg.PoolClient, records: readonly EventRecord[]): Promise<void> {
  const rows = records.map((record) => ({
    identity: record.certificate!.identity,
    environment: record.environment ?? '',
    expires_at: formatMicros(Math.floor(record.certificate!.expiresAt / MICROS_PER_HOUR) * MICROS_PER_HOUR),
    told_at: formatMicros(record.occurredAt),
    zone: record.zone,
    service: countedService(record) || null,
    source: record.source,
    event_id: record.id,
  }));
  await client.query({ name: 'add-certificates', text: ADD, values: [jsonParameter(rows)] });
}
