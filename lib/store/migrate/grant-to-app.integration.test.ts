import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { readLogProtection } from '../audit-log/read-log-protection';
import { closeDatabase, getPool } from '../database';
import { getOwnerPool } from '../testing/owner-pool';
import { TEST_APP } from '../testing/test-app';
import { useTestDatabase } from '../testing/use-test-database';
import { RESTRICTED } from './app-privileges';
import { applyMigrations } from './apply-migrations';
import { grantToApp } from './grant-to-app';
import { withRole } from './make-app-role';

const database = useTestDatabase();
const REFUSED = { code: '42501' };

describe('the role of the app', () => {
  it.each([
    `UPDATE audit_leaf SET action = 'other'`,
    'DELETE FROM audit_leaf',
    'TRUNCATE audit_leaf',
    'ALTER TABLE audit_leaf DISABLE TRIGGER ALL',
    'ALTER TABLE audit_leaf DISABLE TRIGGER audit_leaf_only_grows',
    'DROP TRIGGER audit_leaf_only_grows ON audit_leaf',
    'CREATE TRIGGER mine BEFORE INSERT ON audit_leaf EXECUTE FUNCTION refuse_change_of_audit_log()',
    'CREATE RULE mine AS ON INSERT TO audit_leaf DO INSTEAD NOTHING',
    'CREATE OR REPLACE FUNCTION refuse_change_of_audit_log() RETURNS trigger LANGUAGE sql AS $$ SELECT 1 $$',
    'ALTER TABLE audit_leaf RENAME TO other',
    'ALTER TABLE audit_leaf ADD COLUMN other TEXT',
    'ALTER TABLE audit_leaf OWNER TO CURRENT_USER',
    'DROP TABLE audit_leaf',
    'DROP SCHEMA public CASCADE',
    'SET session_replication_role = replica',
    `UPDATE audit_checkpoint SET note = ''`,
    'DELETE FROM audit_checkpoint',
    'TRUNCATE audit_checkpoint',
    'ALTER TABLE audit_checkpoint DISABLE TRIGGER ALL',
    'DROP TABLE audit_checkpoint',
    `UPDATE audit_sealed SET fields = '{}'`,
    'DELETE FROM audit_sealed',
    'DELETE FROM audit_tile',
    'UPDATE audit_tile SET index = 7',
    'DELETE FROM audit_head',
    'UPDATE audit_head SET min_index = 256',
    'DELETE FROM audit_finding',
    'DELETE FROM audit_erasure',
    'INSERT INTO audit_head (size, frontier, root) VALUES (0, NULL, NULL)',
    'UPDATE audit_key SET from_size = 0',
    'DELETE FROM audit_key',
    `UPDATE audit_pending SET entries = ''`,
    `UPDATE audit_entry SET action = 'other'`,
    'DELETE FROM audit_entry',
    'DELETE FROM _prisma_migrations',
    'CREATE TRIGGER mine BEFORE INSERT ON account EXECUTE FUNCTION refuse_change_of_audit_log()',
  ])('is refused: %s', async (statement) => {
    await expect(getPool().query(statement)).rejects.toMatchObject(REFUSED);
  });

  it('has no way to change the log, whatever it grants itself', async () => {
    // A warning, not an error: nothing is granted.
    await getPool().query('GRANT UPDATE ON audit_leaf TO CURRENT_USER');
    expect(await readLogProtection()).toEqual({ role: TEST_APP.name, changeable: [] });
  });

  it('keeps what it was granted, and nothing is granted twice', async () => {
    const grants = async () =>
      (
        await getOwnerPool().query<{ relacl: string; xmin: string }>(
          `SELECT relname, relacl::text, relowner, xmin::text FROM pg_class
           WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'S') ORDER BY relname`,
        )
      ).rows;
    const before = await grants();
    expect(before.length).toBeGreaterThan(50);
    await grantToApp(database.ownerUrl, TEST_APP.name);
    expect(await grants()).toEqual(before);
  });

  it('is granted anew what somebody took away, and loses what somebody gave it', async () => {
    await getOwnerPool().query(`GRANT UPDATE, DELETE ON audit_leaf TO ${TEST_APP.name}`);
    await getOwnerPool().query(`REVOKE ALL ON account FROM ${TEST_APP.name}`);
    expect((await readLogProtection()).changeable).toEqual(['audit_leaf']);
    await grantToApp(database.ownerUrl, TEST_APP.name);
    expect((await readLogProtection()).changeable).toEqual([]);
    await getPool().query('SELECT 1 FROM account');
  });

  it('has every table that the rules name', async () => {
    const { rows } = await getOwnerPool().query<{ name: string }>(
      `SELECT relname::text AS name FROM pg_class WHERE relname = ANY ($1)`,
      [Object.keys(RESTRICTED)],
    );
    expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(RESTRICTED).toSorted());
  });
});

describe('a database that belonged to the app', () => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = { name: `owner_${name}`, password: 'only-for-tests' };
  const app = { name: `app_${name}`, password: 'only-for-tests' };
  const asRole = ({ name: role, password }: typeof owner) => {
    const url = new URL(withRole(inject('testServerUrl'), role, password));
    url.pathname = `/${name}`;
    return url.href;
  };
  const run = async (url: string, ...statements: string[]) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  afterAll(async () => {
    await closeDatabase();
    await run(
      inject('testServerUrl'),
      `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
      `DROP ROLE IF EXISTS ${owner.name}`,
      `DROP ROLE IF EXISTS ${app.name}`,
    );
  });

  it('is taken over by an owner that is no superuser, and migrated by it from then on', async () => {
    await run(
      inject('testServerUrl'),
      `CREATE ROLE ${app.name} LOGIN PASSWORD '${app.password}'`,
      `CREATE DATABASE ${name} OWNER ${app.name}`,
    );
    await applyMigrations(asRole(app));
    // What README.md asks an administrator of the database for.
    await run(
      inject('testServerUrl'),
      `CREATE ROLE ${owner.name} LOGIN PASSWORD '${owner.password}' IN ROLE ${app.name}`,
      `ALTER DATABASE ${name} OWNER TO ${owner.name}`,
    );
    expect(await applyMigrations(asRole(owner))).toEqual([]);
    await grantToApp(asRole(owner), app.name);
    for (const statement of [
      'ALTER TABLE audit_leaf DISABLE TRIGGER ALL',
      'UPDATE audit_leaf SET zone = NULL',
      'DROP TABLE audit_checkpoint',
    ])
      await expect(run(asRole(app), statement)).rejects.toMatchObject(REFUSED);
    await run(
      asRole(app),
      'SELECT 1 FROM audit_leaf',
      'DELETE FROM account',
      'CREATE TABLE other (LIKE event)',
    );
    await run(
      asRole(owner),
      'ALTER TABLE event ADD COLUMN other TEXT',
      'ALTER TABLE audit_leaf ADD COLUMN other TEXT',
    );
  });
});
