import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { formatMicros } from '@/lib/domain/timestamp';
import { jsonParameter } from '../json-parameter';
import { digestFiles } from '../policies/digest-files';

const ADD_CHANGES = `
  INSERT INTO change (event_id, occurred_at, type, zone, service, environment, policy, revision, canary_share, author,
    commit, message, url, review_url)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS c(event_id uuid, occurred_at timestamptz, type text, zone text,
    service text, environment text, policy text, revision text, canary_share float8, author text, commit text,
    message text, url text, review_url text)
  ON CONFLICT DO NOTHING`;

// A revision is immutable: what is filled in later is only what was not known, such as the text of
// a revision that was first seen when it was activated. Who published the text is its author, not
// who activated it.
const ADD_REVISIONS = `
  INSERT INTO policy_revision AS r (policy, revision, published_at, author, commit, message, url, digest, files, event_id,
    review_url, parent)
  SELECT DISTINCT ON (policy, revision) policy, revision, published_at, author, commit, message, url, digest, files, event_id,
    review_url, parent
  FROM jsonb_to_recordset($1::jsonb) AS c(policy text, revision text, published_at timestamptz, author text,
    commit text, message text, url text, digest text, files jsonb, event_id uuid,
    review_url text, parent text)
  ORDER BY policy, revision, (files IS NULL), published_at
  ON CONFLICT (policy, revision) DO UPDATE SET
    published_at = LEAST(r.published_at, EXCLUDED.published_at),
    author = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.author, r.author) ELSE COALESCE(r.author, EXCLUDED.author) END,
    commit = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.commit, r.commit) ELSE COALESCE(r.commit, EXCLUDED.commit) END,
    message = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.message, r.message) ELSE COALESCE(r.message, EXCLUDED.message) END,
    url = CASE WHEN r.files IS NULL AND EXCLUDED.files IS NOT NULL THEN COALESCE(EXCLUDED.url, r.url) ELSE COALESCE(r.url, EXCLUDED.url) END,
    review_url = COALESCE(r.review_url, EXCLUDED.review_url),
    parent = COALESCE(r.parent, EXCLUDED.parent),
    digest = COALESCE(r.digest, EXCLUDED.digest),
    files = COALESCE(r.files, EXCLUDED.files)`;

// The event is kept, since somebody did send it, but its texts are not those of the revision.
const FIND_CONFLICTS = `
  SELECT c.event_id AS "eventId"
  FROM jsonb_to_recordset($1::jsonb) AS c(event_id uuid, policy text, revision text, digest text)
  JOIN policy_revision r ON r.policy = c.policy AND r.revision = c.revision
  WHERE r.digest <> c.digest`;

/**
 * Projects new change events into the tables of changes and policy revisions. Returns the ids of those whose
 * texts are others than the revision of that name has had before.
 */
export async function addChanges(
  client: pg.PoolClient,
  records: readonly EventRecord[],
): Promise<ReadonlySet<string>> {
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
    review_url: record.change!.reviewUrl,
    parent: record.change!.parent,
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
  const texts = revisions.flatMap(({ event_id, policy, revision, digest }) =>
    digest ? [{ event_id, policy, revision, digest }] : [],
  );
  if (texts.length === 0) return new Set();
  const { rows: found } = await client.query<{ eventId: string }>(FIND_CONFLICTS, [jsonParameter(texts)]);
  return new Set(found.map(({ eventId }) => eventId));
}
