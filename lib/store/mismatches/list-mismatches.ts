import { queryRows, sql } from '../query';
import { storedMismatchSchema, type StoredMismatch } from './stored-mismatch';

const ms = (column: string) => ({ ...sql``, text: `(extract(epoch FROM ${column}) * 1000)::float8` });

/** Every mismatch that lasts, and those whose end is still to be told. */
export const listMismatches = (): Promise<StoredMismatch[]> =>
  queryRows(
    storedMismatchSchema,
    sql`SELECT drift_id AS "driftId", policy, environment, zone, revision, newest, ${ms('started_at')} AS "startedAt",
          ${ms('noticed_at')} AS "noticedAt", ${ms('reported_at')} AS "reportedAt", ${ms('ended_at')} AS "endedAt"
        FROM policy_mismatch ORDER BY started_at, drift_id`,
  );
