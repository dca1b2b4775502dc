import { ConfigError, type Config } from '@/lib/config/config';
import { applyMigrations } from '@/lib/store/migrate/apply-migrations';
import { findRole } from '@/lib/store/migrate/find-role';
import { grantToApp } from '@/lib/store/migrate/grant-to-app';
import { makeAppRole, withRole } from '@/lib/store/migrate/make-app-role';
import { requireReachable } from './postgres/require-reachable';
import { readOrMakeSecret } from './secret-file';

const APP_ROLE = 'gatehouse_app';

/**
 * Migrates the embedded PostgreSQL of a data folder, which `ownerUrl` opens, and returns its address in the role of the
 * app: one that may insert entries of the audit log, but not update or delete them.
 */
export async function openEmbeddedDatabase(ownerUrl: string, dataFolder: string): Promise<string> {
  const password = readOrMakeSecret(dataFolder, 'postgres-app-password');
  await applyMigrations(ownerUrl);
  await makeAppRole(ownerUrl, APP_ROLE, password);
  await grantToApp(ownerUrl, APP_ROLE);
  return withRole(ownerUrl, APP_ROLE, password);
}

/**
 * Migrates the PostgreSQL that the configuration names: as its owner where that one is named too, else as the app.
 * Throws `ConfigError` where a role is not let in, or may not do its part.
 */
export async function openOwnDatabase(
  databaseUrl: string,
  { databaseOwnerUrl: ownerUrl }: Pick<Config, 'databaseOwnerUrl'>,
): Promise<void> {
  await requireReachable(databaseUrl, 'DATABASE_URL');
  if (ownerUrl === null) return void (await applyMigrations(databaseUrl));
  await requireReachable(ownerUrl, 'DATABASE_OWNER_URL');
  const app = await findRole(databaseUrl);
  if ((await findRole(ownerUrl)) === app)
    throw new ConfigError(
      `DATABASE_OWNER_URL is wrong: it logs in as "${app}", as DATABASE_URL does. Name a role of its own that owns the tables.`,
    );
  try {
    await applyMigrations(ownerUrl);
    await grantToApp(ownerUrl, app);
  } catch (error) {
    const [words = ''] = (error as Error).message.split('\n');
    // The engine of migrations tells no code.
    if (!/permission denied|must be owner|must be able to/.test(words)) throw error;
    throw new ConfigError(
      `DATABASE_OWNER_URL is wrong: its role may not do what an owner does (${words}). See "Roles of the database" in README.md for the statements that make the two roles.`,
    );
  }
}
