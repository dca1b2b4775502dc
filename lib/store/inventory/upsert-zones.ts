import type { Zone } from '@/lib/domain/inventory';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/** Adds zones or replaces those with the same slug, in one statement. */
export async function upsertZones(tx: Transaction, zones: readonly Zone[], now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "zone" ("slug", "name", "trust_level", "data_classifications", "environments", "owner",
                        "telemetry_tier", "description", "updated_at")
    SELECT "slug", "name", "trustLevel", "dataClassifications", "environments", "owner",
           "telemetryTier", "description", ${now}::timestamptz
    FROM jsonb_to_recordset(${jsonParameter(zones)}::jsonb) AS given(
      "slug" text, "name" text, "trustLevel" text, "dataClassifications" text[], "environments" text[],
      "owner" text, "telemetryTier" text, "description" text)
    ON CONFLICT ("slug") DO UPDATE SET
      "name" = EXCLUDED."name", "trust_level" = EXCLUDED."trust_level",
      "data_classifications" = EXCLUDED."data_classifications", "environments" = EXCLUDED."environments",
      "owner" = EXCLUDED."owner", "telemetry_tier" = EXCLUDED."telemetry_tier",
      "description" = EXCLUDED."description", "updated_at" = EXCLUDED."updated_at"`;
}
