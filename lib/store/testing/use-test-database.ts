import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { parseConfig, setConfig } from '@/lib/config/config';
import { closeDatabase } from '../database';
import { applyMigrations } from '../migrate/apply-migrations';
import { grantToApp } from '../migrate/grant-to-app';
import { withRole } from '../migrate/make-app-role';
import { setOwnerPool } from './owner-pool';
import { TEST_APP } from './test-app';

/**
 * Gives the tests of a file their own migrated database, and points the store at it, in the role that the app has
 * (`getOwnerPool` is the owner's). Call it at the top of the file or of a describe. Returns its
 * addresses, as the app's and as the owner's, filled in before the first test.
 */
export function useTestDatabase(environment: Record<string, string> = {}): {
  url: string;
  ownerUrl: string;
} {
  const database = { url: '', ownerUrl: '' };
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
    database.ownerUrl = url.href;
    database.url = withRole(url.href, TEST_APP.name, TEST_APP.password);
    setConfig(
      parseConfig({
        GATEHOUSE_LOG_LEVEL: 'silent',
        GATEHOUSE_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
        ...environment,
        DATABASE_URL: database.url,
      }),
    );
    await applyMigrations(database.ownerUrl);
    await grantToApp(database.ownerUrl, TEST_APP.name);
    await setOwnerPool(database.ownerUrl);
  });

  afterAll(async () => {
    await closeDatabase();
    await setOwnerPool(null);
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  return database;
}
