import pg from 'pg';

let pool: pg.Pool | null = null;

/** The tests' database as its owner: who tampers, or looks where the app may not. */
export function getOwnerPool(): pg.Pool {
  if (!pool) throw new Error('Call useTestDatabase() first.');
  return pool;
}

/** Points `getOwnerPool` at a database; null ends it. */
export async function setOwnerPool(url: string | null): Promise<void> {
  const before = pool;
  pool = url === null ? null : new pg.Pool({ connectionString: url, max: 4, options: '-c TimeZone=UTC' });
  pool?.on('error', () => undefined);
  await before?.end();
}
