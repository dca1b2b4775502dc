import { epochMs } from '../epoch-ms';
import { queryRows, sql } from '../query';
import { storedMismatchSchema, type StoredMismatch } from './stored-mismatch';

/** Every mismatch that lasts, and those whose end is still to be told. */
export const listMismatches = (): Promise<StoredMismatch[]> =>
  queryRows(
    storedMismatchSchema,
    sql`SELECT drift_id AS "driftId", policy, environment, zone, revision, newest, ${epochMs('started_at')} AS "startedAt",
          ${epochMs('noticed_at')} AS "noticedAt", ${epochMs('reported_at')} AS "reportedAt", ${epochMs('ended_at')} AS "endedAt"
        FROM policy_mismatch ORDER BY started_at, drift_id`,
  );
