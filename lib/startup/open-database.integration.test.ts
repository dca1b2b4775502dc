import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { parseConfig, setConfig } from '@/lib/config/config';
import { closeDatabase } from '@/lib/store/database';
import { writeBatch } from '@/lib/store/events/write-batch';
import { applyMigrations } from '@/lib/store/migrate/apply-migrations';
import { readLogProtection } from '@/lib/store/audit-log/read-log-protection';
import { dropExpired } from '@/lib/store/partitions/drop-expired';
import { forgetPartitions } from '@/lib/store/partitions/ensure-partitions';
import { makeWriteRequest } from '@/lib/store/testing/make-write-request';
import { openEmbeddedDatabase, openOwnDatabase } from './open-database';

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-open-'));
const name = `test_${randomBytes(6).toString('hex')}`;
const ownerUrl = () => {
  const url = new URL(inject('testServerUrl'));
  url.pathname = `/${name}`;
  return url.href;
};
const use = (databaseUrl: string) =>
  setConfig(
    parseConfig({
      DATABASE_URL: databaseUrl,
      GATEHOUSE_LOG_LEVEL: 'silent',
      GATEHOUSE_SECRET: 'only-for-tests-only-for-tests-only-for-tests',
    }),
  );
const onServer = async (statement: string) => {
  const client = new pg.Client({ connectionString: inject('testServerUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
};
const NOW = new Date('2026-11-21T10:00:00Z');
const write = (id: string, occurredAt: string) =>
  writeBatch(
    [
      makeWriteRequest([{ kind: 'decision', id, occurredAt, outcome: 'deny', policy: 'p' }], {
        receivedAt: NOW,
      }),
    ],
    () => NOW.getTime() * 1_000,
  );

beforeAll(() => onServer(`CREATE DATABASE ${name}`));
afterAll(async () => {
  await closeDatabase();
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
});

it('gives a data folder of before its role, and what the owner made to the app', async () => {
  // As it was: the app was the owner of everything, partitions with events in them among it.
  await applyMigrations(ownerUrl());
  use(ownerUrl());
  await write('before', '2026-08-01T12:00:00Z');
  expect((await readLogProtection()).changeable).toEqual(['audit_checkpoint', 'audit_leaf']);
  await closeDatabase();

  const appUrl = await openEmbeddedDatabase(ownerUrl(), folder);
  expect(new URL(appUrl).username).toBe('gatehouse_app');
  expect(statSync(join(folder, 'postgres-app-password')).mode & 0o777).toBe(0o600);
  use(appUrl);
  expect(await readLogProtection()).toEqual({ role: 'gatehouse_app', changeable: [] });
  forgetPartitions();
  await write('after', '2026-11-20T12:00:00Z');
  expect(await dropExpired(new Date('2026-09-01T00:00:00Z'))).toEqual(['event_20260801']);
  await closeDatabase();
});

it('is the same at the next start', async () => {
  const first = await openEmbeddedDatabase(ownerUrl(), folder);
  expect(await openEmbeddedDatabase(ownerUrl(), folder)).toBe(first);
});

it('refuses an owner that is the app itself, in words', async () => {
  await expect(openOwnDatabase(ownerUrl(), { databaseOwnerUrl: ownerUrl() })).rejects.toThrow(
    /^DATABASE_OWNER_URL is wrong: it logs in as ".+", as DATABASE_URL does\./,
  );
});

it('refuses an owner that owns nothing, in words', async () => {
  const appUrl = await openEmbeddedDatabase(ownerUrl(), folder);
  const stranger = `stranger_${name}`;
  await onServer(`CREATE ROLE ${stranger} LOGIN PASSWORD 'only-for-tests'`);
  const url = new URL(ownerUrl());
  url.username = stranger;
  url.password = 'only-for-tests';
  await expect(openOwnDatabase(appUrl, { databaseOwnerUrl: url.href }))
    .rejects.toThrow(/^DATABASE_OWNER_URL is wrong: its role may not do what an owner does /)
    .finally(() => onServer(`DROP ROLE ${stranger}`));
});
