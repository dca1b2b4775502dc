import type pg from 'pg';

/** Undoes what a failed transaction wrote and gives its connection back; one that cannot be undone is not used again. */
export async function rollBack(client: pg.PoolClient): Promise<void> {
  const isUndone = await client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
  client.release(!isUndone);
}
