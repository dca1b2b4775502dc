import pg from 'pg';

/** The name of the role that an address of a database logs in as. */
export async function findRole(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('SELECT current_user::text AS name');
    return rows[0]!.name;
  } finally {
    await client.end();
  }
}
