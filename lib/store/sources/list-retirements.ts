import { z } from 'zod';
import { queryRows, sql } from '../query';

/** Since when which source is not expected any more. */
export const listRetirements = (): Promise<{ source: string; retiredAt: Date }[]> =>
  queryRows(
    z.object({ source: z.string(), retiredAt: z.date() }),
    sql`SELECT source, retired_at AS "retiredAt" FROM source_retirement`,
  );
