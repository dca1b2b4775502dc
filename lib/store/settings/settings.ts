import { z } from 'zod';
import { jsonParameter } from '../json-parameter';
import { queryRows, sql } from '../query';
import type { Transaction } from '../transaction';

/** The groups of settings that administrators change at run time. */
export type SettingKey = 'cardinality' | 'telemetry' | 'policy-drift' | 'audit-retention' | 'access';

/** Told when settings change. */
export const SETTINGS_CHANNEL = 'gatehouse_settings';

/** A group of settings; what was never set has the schema's defaults. */
export async function readSetting<T extends z.ZodType>(key: SettingKey, schema: T): Promise<z.infer<T>> {
  const [row] = await queryRows(
    z.object({ value: z.unknown() }),
    sql`SELECT value FROM setting WHERE key = ${key}`,
  );
  return schema.parse(row?.value ?? {});
}

/** The same while nobody else changes it, until the transaction ends. */
export async function readSettingForUpdate<T extends z.ZodType>(
  tx: Transaction,
  key: SettingKey,
  schema: T,
): Promise<z.infer<T>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse_settings'))`;
  const row = await tx.setting.findUnique({ where: { key } });
  return schema.parse(row?.value ?? {});
}

/** Puts a group of settings in place of what it was, and tells everybody who listens. */
export async function writeSetting(
  tx: Transaction,
  key: SettingKey,
  value: object,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO setting (key, value, updated_at) VALUES (${key}, ${jsonParameter(value)}::jsonb, ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`;
  await tx.$executeRaw`SELECT pg_notify(${SETTINGS_CHANNEL}, '')`;
}
