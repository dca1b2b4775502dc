import type { Service } from '@/lib/domain/inventory';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/**
 * Adds services or replaces those with the same name, and keeps the history of their zones: a
 * changed zone ends the membership at `now` and begins another. The first membership of a service
 * reaches back to 1970, so that events loaded later find the zone of their own time.
 */
export async function upsertServices(
  tx: Transaction,
  services: readonly Service[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "service" ("name", "zone_slug", "owner", "environments", "description", "updated_at")
    SELECT "name", "zone", "owner", "environments", "description", ${now}::timestamptz
    FROM jsonb_to_recordset(${jsonParameter(services)}::jsonb) AS given(
      "name" text, "zone" text, "owner" text, "environments" text[], "description" text)
    ON CONFLICT ("name") DO UPDATE SET
      "zone_slug" = EXCLUDED."zone_slug", "owner" = EXCLUDED."owner",
      "environments" = EXCLUDED."environments", "description" = EXCLUDED."description",
      "updated_at" = EXCLUDED."updated_at"`;
  await keepMemberships(
    tx,
    services.map((service) => service.name),
    now,
  );
}

async function keepMemberships(tx: Transaction, names: string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "zone_membership" AS m SET "valid_to" = ${now}::timestamptz
    FROM "service" AS s
    WHERE s."name" = m."service_name" AND s."name" = ANY(${names}::text[])
      AND m."valid_to" IS NULL AND m."zone_slug" IS DISTINCT FROM s."zone_slug"`;
  // Two moves within one instant leave the last one: the earlier would have lasted no time.
  await tx.$executeRaw`
    INSERT INTO "zone_membership" ("service_name", "valid_from", "valid_to", "zone_slug")
    SELECT s."name",
           CASE WHEN EXISTS (SELECT FROM "zone_membership" AS m WHERE m."service_name" = s."name")
                THEN ${now}::timestamptz ELSE 'epoch'::timestamptz END,
           NULL, s."zone_slug"
    FROM "service" AS s
    WHERE s."name" = ANY(${names}::text[])
      AND NOT EXISTS (
        SELECT FROM "zone_membership" AS m WHERE m."service_name" = s."name" AND m."valid_to" IS NULL)
    ON CONFLICT ("service_name", "valid_from") DO UPDATE SET
      "valid_to" = NULL, "zone_slug" = EXCLUDED."zone_slug"`;
}
