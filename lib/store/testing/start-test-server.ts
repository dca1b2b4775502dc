import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@/lib/startup/postgres/embedded-postgres';
import { makeAppRole } from '../migrate/make-app-role';
import { TEST_APP } from './test-app';

declare module 'vitest' {
  interface ProvidedContext {
    testServerUrl: string;
  }
}

/**
 * Starts one real PostgreSQL for the integration tests: the one that TEST_DATABASE_URL names, else
 * an embedded one in a temporary folder. Its user must be one who may make databases and roles.
 */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    await makeAppRole(given, TEST_APP.name, TEST_APP.password);
    project.provide('testServerUrl', given);
    return async () => undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-test-'));
  // Temporary folders are closed to others, and PostgreSQL may run as another user.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  await makeAppRole(server.url, TEST_APP.name, TEST_APP.password);
  project.provide('testServerUrl', server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
