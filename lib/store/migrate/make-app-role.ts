import pg from 'pg';

/** Makes the login role that the app uses, or gives it this password. `ownerUrl` must be of a superuser. */
export async function makeAppRole(ownerUrl: string, name: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = client.escapeIdentifier(name);
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    // pg_checkpoint is for measuring: a checkpoint changes nothing that is stored.
    if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER IN ROLE pg_checkpoint`);
    await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
}

/** The address of a database with another role's name and password. */
export function withRole(databaseUrl: string, name: string, password: string): string {
  const url = new URL(databaseUrl);
  url.username = encodeURIComponent(name);
  url.password = encodeURIComponent(password);
  return url.href;
}
