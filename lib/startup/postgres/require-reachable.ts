import pg from 'pg';
import { ConfigError } from '@/lib/config/config';

/** Throws a sentence that names the setting when the server that it names does not let us in. */
export async function requireReachable(
  databaseUrl: string,
  setting: 'DATABASE_URL' | 'DATABASE_OWNER_URL',
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    throw new ConfigError(
      `${setting} is wrong: its server cannot be used (${message || code}). Check that it runs and that user, password and database are right, or leave DATABASE_URL out to use the embedded PostgreSQL.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
