import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

const ADD = `
  INSERT INTO exception_use (occurred_at, event_id, policy, exception)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(occurred_at timestamptz, event_id uuid, policy text, exception text)
  ON CONFLICT DO NOTHING`;

/** Notes which exceptions let decisions through, within the caller's transaction. */
export async function addExceptionUses(
  client: pg.PoolClient,
  records: readonly EventRecord[],
): Promise<void> {
  const rows = records.flatMap(({ occurredAt, id, policy, exceptions = [] }) =>
    exceptions.map((exception) => ({
      occurred_at: formatMicros(occurredAt),
      event_id: id,
      policy,
      exception,
    })),
  );
  await client.query({ name: 'add-exception-uses', text: ADD, values: [jsonParameter(rows)] });
}
