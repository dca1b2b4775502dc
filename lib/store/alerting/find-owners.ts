import { z } from 'zod';
import { queryRows, sql } from '../query';

const ownerSchema = z.object({ kind: z.enum(['service', 'zone']), name: z.string(), owner: z.string() });

/** Who owns services and zones by the inventory of now: of a service by name, else of a zone by slug. */
export async function findOwners(
  services: readonly string[],
  zones: readonly string[],
): Promise<{ ofService: ReadonlyMap<string, string>; ofZone: ReadonlyMap<string, string> }> {
  const rows =
    services.length + zones.length === 0
      ? []
      : await queryRows(
          ownerSchema,
          sql`SELECT 'service' AS kind, name, owner FROM service WHERE name = ANY(${services}) AND owner IS NOT NULL
              UNION ALL SELECT 'zone', slug, owner FROM zone WHERE slug = ANY(${zones}) AND owner IS NOT NULL`,
        );
  const of = (kind: string) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ name, owner }) => [name, owner] as const));
  return { ofService: of('service'), ofZone: of('zone') };
}
