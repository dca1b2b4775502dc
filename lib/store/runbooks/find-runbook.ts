import { z } from 'zod';
import {
  runbookRowSchema,
  runbookVersionSchema,
  runbookVersionTextSchema,
  type RunbookVersion,
  type RunbookVersionText,
} from '@/lib/domain/read-models/runbooks';
import { queryRows, sql } from '../query';
import { timeText } from '../time-text';
import { runbookColumns } from './runbook-columns';

const rowSchema = runbookRowSchema.extend({ text: z.string(), offered: z.string().nullable() });

/** A runbook with its text in force. */
export type StoredRunbook = z.infer<typeof rowSchema>;

/** The runbook of this name, or null; also one that was removed is none. */
export async function findRunbook(slug: string, now: Date): Promise<StoredRunbook | null> {
  const [row] = await queryRows(
    rowSchema,
    sql`SELECT ${runbookColumns(now)}, r.offered,
          (SELECT v.text FROM runbook_version v WHERE v.slug = r.slug AND v.version = r.version) AS text
        FROM runbook r WHERE r.slug = ${slug} AND r.removed_at IS NULL`,
  );
  return row ?? null;
}

/** One version of a runbook with its text, or null. */
export async function findRunbookVersion(slug: string, version: number): Promise<RunbookVersionText | null> {
  const [row] = await queryRows(
    runbookVersionTextSchema,
    sql`SELECT ${VERSION_COLUMNS}, v.text FROM runbook_version v
        WHERE v.slug = ${slug} AND v.version = ${version}`,
  );
  return row ?? null;
}

/** Every version of a runbook without its text, the newest first. */
export const listRunbookVersions = (slug: string): Promise<RunbookVersion[]> =>
  queryRows(
    runbookVersionSchema,
    sql`SELECT ${VERSION_COLUMNS} FROM runbook_version v WHERE v.slug = ${slug} ORDER BY v.version DESC`,
  );

const VERSION_COLUMNS = sql`v.version, v.source, v.path, v.commit, ${timeText('v.at')} AS at, v.by`;
