import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { queryRows, sql } from '../query';

/** The migrations of this version that the database has not finished. Throws when it does not answer. */
export async function findUnappliedMigrations(
  folder = join(process.cwd(), 'prisma/migrations'),
): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const applied = await queryRows(
    z.object({ name: z.string() }),
    sql`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const done = new Set(applied.map(({ name }) => name));
  return names.filter((name) => !done.has(name));
}
