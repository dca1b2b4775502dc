import { runbookRowSchema, type RunbookRow } from '@/lib/domain/read-models/runbooks';
import { queryRows, sql } from '../query';
import { runbookColumns } from './runbook-columns';

/** Every runbook that is not removed: the overdue ones first, then by failure and title. */
export const listRunbooks = (now: Date): Promise<RunbookRow[]> =>
  queryRows(
    runbookRowSchema,
    sql`SELECT ${runbookColumns(now)} FROM runbook r WHERE r.removed_at IS NULL
        ORDER BY "isOverdue" DESC, r.failure NULLS LAST, r.title, r.slug`,
  );
