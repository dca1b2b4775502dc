import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';

const ADD = `
  INSERT INTO policy_approval (event_id, approver, at, state, url, review_url, policy, revision)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS a(event_id uuid, approver text, at timestamptz, state text, url text,
    review_url text, policy text, revision text)
  ON CONFLICT DO NOTHING`;

/** Keeps the approvals that new events tell of, within the caller's transaction. */
export async function addApprovals(client: pg.PoolClient, records: readonly EventRecord[]): Promise<void> {
  const rows = records.flatMap(({ id, approvals = [] }) =>
    approvals.map(({ at, reviewUrl, ...approval }) => ({
      event_id: id,
      at: formatMicros(at),
      review_url: reviewUrl,
      ...approval,
    })),
  );
  await client.query(ADD, [jsonParameter(rows)]);
}
