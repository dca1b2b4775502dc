import { z } from 'zod';
import { queryRows, sql } from '../query';
import { epochMs } from '../epoch-ms';

const certificateSchema = z.object({
  identity: z.string(),
  environment: z.string().nullable(),
  zone: z.string(),
  service: z.string().nullable(),
  source: z.string(),
  expiresAt: z.number(),
  toldAt: z.number(),
});

/** A certificate as it was told first; milliseconds since 1970. */
export type Certificate = z.infer<typeof certificateSchema>;

/**
 * The certificates that were told of before the end of a window and end after `endsAfter`, by identity and end; of each
 * identity all, or `newest` only the one that ends last.
 */
export const listCertificates = ({
  to,
  endsAfter,
  only,
}: {
  to: Date;
  endsAfter: Date;
  only: 'newest' | 'all';
}): Promise<Certificate[]> =>
  queryRows(
    certificateSchema,
    sql`SELECT identity, nullif(environment, '') AS environment, zone, service, source,
          ${epochMs('expires_at')} AS "expiresAt",
          ${epochMs('told_at')} AS "toldAt"
        FROM (
          SELECT c.*, row_number() OVER (PARTITION BY identity, environment ORDER BY expires_at DESC) AS place
          FROM identity_certificate c WHERE told_at < ${to} AND expires_at > ${endsAfter}
        ) AS c
        WHERE ${only} = 'all' OR place = 1
        ORDER BY identity, environment, c.expires_at`,
  );
