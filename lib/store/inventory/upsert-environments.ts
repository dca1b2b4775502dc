import type { Environment } from '@/lib/domain/inventory';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/** Adds environments or replaces those with the same slug, in one statement. */
export async function upsertEnvironments(
  tx: Transaction,
  environments: readonly Environment[],
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "environment" ("slug", "name", "kind", "region", "updated_at")
    SELECT "slug", "name", "kind", "region", ${now}::timestamptz
    FROM jsonb_to_recordset(${jsonParameter(environments)}::jsonb) AS given(
      "slug" text, "name" text, "kind" text, "region" text)
    ON CONFLICT ("slug") DO UPDATE SET
      "name" = EXCLUDED."name", "kind" = EXCLUDED."kind", "region" = EXCLUDED."region",
      "updated_at" = EXCLUDED."updated_at"`;
}
