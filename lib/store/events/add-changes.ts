import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import { digestFiles } from '../policies/digest-files';

const ADD_CHANGES = `
  INSERT INTO change (event_id, occurred_at, type, zone, service, environment, policy, revision, canary_share, author,
    commit, message, url)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS c(event_id uuid, occurred_at timestamptz, type text, zone text,
    service text, environment text, policy text, revision text, canary_share float8, author text, commit text,
    message text, url text)
  ON CONFLICT DO NOTHING`;

// A revision is immutable: what is filled in later is only what was not known, such as the text of
// a revision that was first seen when it was activated. Who published the text is its author, not
// who activated it.
const ADD_REVISIONS = `
  INSERT INTO policy_revision AS r (policy, revision, published_at, author, commit, message, url, digest, files, event_id)
  SELECT DISTINCT ON (policy, revision) policy, revision, published_at, author, commit, message, url, digest, files, event_id
  FROM jsonb_to_recordset($1::jsonb) AS c(policy text, revision text, published_at timestamptz, author text,
    commit text, message text, url text, digest text, files jsonb, event_id uuid)
  ORDER BY policy, revision, (files IS NULL), published_at
  ON CONFLICT (policy, revision) DO UPDATE SET
    published_at = LEAST(r.published_at, EXCLUDED.published_at),
    author = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.author, r.author) ELSE COALESCE(r.author, EXCLUDED.author) END,
    commit = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.commit, r.commit) ELSE COALESCE(r.commit, EXCLUDED.commit) END,
    message = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.message, r.message) ELSE COALESCE(r.message, EXCLUDED.message) END,
    url = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.url, r.url) ELSE COALESCE(r.url, EXCLUDED.url) END,
    digest = COALESCE(r.digest, EXCLUDED.digest),
    files = COALESCE(r.files, EXCLUDED.files)`;

/** Projects new change events into the tables of changes and policy revisions. */
export async function addChanges(client: pg.PoolClient, records: readonly EventRecord[]): Promise<void> {
  const rows = records.map((record) => ({
    event_id: record.id,
    adapter: record.adapter,
    occurred_at: formatMicros(record.occurredAt),
    published_at: formatMicros(record.occurredAt),
    type: record.change!.type,
    zone: record.zone,
    service: record.service,
    environment: record.environment,
    policy: record.policy,
    revision: record.revision,
    canary_share: record.change!.canaryShare,
    author: record.change!.author,
    commit: record.change!.commit,
    message: record.change!.message,
    url: record.change!.url,
    files: record.change!.files,
    digest: record.change!.files && digestFiles(record.change!.files),
  }));
  await client.query(ADD_CHANGES, [
    jsonParameter(rows.map(({ files: _files, digest: _digest, ...row }) => row)),
  ]);
  // A rollback publishes nothing, whichever revision it names.
  // What an engine reports is a bundle, which may hold many policies: its activations are changes, but
  // no revisions of a policy of that name.
  const revisions = rows.filter(
    (row) =>
      row.policy && row.revision && (row.type === 'policy-published' || row.type === 'policy-activated'),
  );
  if (revisions.length > 0) await client.query(ADD_REVISIONS, [jsonParameter(revisions)]);
}
