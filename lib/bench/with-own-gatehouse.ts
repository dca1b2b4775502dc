import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getConfig, setConfig } from '@/lib/config/config';
import { findFreePort } from '@/lib/startup/find-free-port';
import { startGatehouse } from '@/lib/startup/start-gatehouse';

/** A Gatehouse that is there for a benchmark: where it is reached, its token, its data folder, its database as the owner. */
export type OwnGatehouse = { url: string; token: string; folder: string; ownerUrl: string };

/** Runs work on a Gatehouse and database of its own in a temporary folder, and takes both away again. */
export async function withOwnGatehouse<T>(work: (own: OwnGatehouse) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'));
  // Temporary folders are closed to others, and PostgreSQL may run as another user.
  await chmod(folder, 0o755);
  const port = await findFreePort();
  const config = getConfig();
  setConfig({
    ...config,
    databaseUrl: null,
    dataFolder: folder,
    port,
    publicUrl: `http://127.0.0.1:${port}`,
  });
  const running = await startGatehouse({ log: 'file' });
  try {
    return await work({ url: running.localUrl, token: running.token, folder, ownerUrl: running.ownerUrl });
  } finally {
    await running.stop();
    await rm(folder, { recursive: true, force: true });
    setConfig(config);
  }
}
