import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { parseConfig, setConfig } from '@/lib/config/config';
import { applyMigrations } from '@/lib/store/migrate/apply-migrations';
import { closeDatabase } from '@/lib/store/database';

/**
 * Gives the tests of a file their own migrated database, and points the store at it. Call it at
 * the top of the file or of a describe. Returns the address, filled in before the first test.
 */
export function useTestDatabase(environment: Record<string, string> = {}): { url: string } {
  const database = { url: '' };
  const name = `test_${randomBytes(6).toString('hex')}`;

  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: inject('testServerUrl') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    await onServer(`CREATE DATABASE ${name}`);
    const url = new URL(inject('testServerUrl'));
    url.pathname = `/${name}`;
    database.url = url.href;
    setConfig(
      parseConfig({
        GATEHOUSE_LOG_LEVEL: 'silent',
        GATEHOUSE_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
        ...environment,
        DATABASE_URL: database.url,
      }),
    );
    await applyMigrations(database.url);
  });

  afterAll(async () => {
    await closeDatabase();
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  return database;
}
