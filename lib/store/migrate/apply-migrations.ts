import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATION_LOCK } from './migration-lock';
import { openSchemaEngine } from './schema-engine';

async function readMigrations(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.toSorted().map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  );
}

/**
 * Applies the Prisma migrations of `folder` that the database does not have yet and returns their
 * names. Several instances may call it at once. Throws when the server is older than 15.
 */
export async function applyMigrations(
  databaseUrl: string,
  folder = join(process.cwd(), 'prisma/migrations'),
) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const version = await client.query<{ server_version_num: string }>('SHOW server_version_num');
    const number = Number(version.rows[0]!.server_version_num);
    if (number < 150_000)
      throw new Error(
        `PostgreSQL ${Math.floor(number / 10_000)} is too old. Gatehouse needs PostgreSQL 15 or newer.`,
      );
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const engine = await openSchemaEngine(databaseUrl);
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: {
          baseDir: folder,
          lockfile: {
            path: 'migration_lock.toml',
            content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
          },
          shadowDbInitScript: '',
          migrationDirectories: await readMigrations(folder),
        },
        filters: { externalTables: [], externalEnums: [] },
      });
      return appliedMigrationNames;
    } finally {
      engine.free();
    }
  } finally {
    await client.end();
  }
}
