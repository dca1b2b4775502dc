import pg from 'pg';
import { ORDINARY, PARTITIONED_BY_THE_APP, RESTRICTED, VIEW } from './app-privileges';
import { MIGRATION_LOCK } from './migration-lock';

/** A table, and what the app's role was granted on the whole of it and on columns. */
type Table = {
  name: string;
  isOfApp: boolean;
  isPartitioned: boolean;
  isView: boolean;
  privileges: string[];
  update: string[];
};

const TABLES = `
  SELECT c.relname AS name, c.relowner = app.oid AS "isOfApp", c.oid IN (
      SELECT t.relid FROM unnest($2::text[]) AS root, pg_partition_tree(to_regclass(root)) AS t) AS "isPartitioned",
    c.relkind IN ('v', 'm') AS "isView", ARRAY(SELECT privilege_type FROM aclexplode(c.relacl) WHERE grantee = app.oid) AS privileges,
    ARRAY(SELECT a.attname::text FROM pg_attribute a, aclexplode(a.attacl) g
      WHERE a.attrelid = c.oid AND g.grantee = app.oid AND g.privilege_type = 'UPDATE') AS update
  FROM pg_class c JOIN pg_roles app ON app.rolname = $1
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY 1`;

/** Everything else that the app uses and cannot yet; what it owned before it had a role of its own is taken from it. */
const REST = `
  SELECT format('GRANT USAGE, CREATE ON SCHEMA %I TO %I', current_schema(), $1::text) AS statement
  WHERE NOT has_schema_privilege($1, current_schema(), 'USAGE') OR NOT has_schema_privilege($1, current_schema(), 'CREATE')
  UNION ALL
  SELECT format('ALTER FUNCTION %s OWNER TO CURRENT_USER', p.oid::regprocedure) FROM pg_proc p
  WHERE p.pronamespace = current_schema()::regnamespace AND p.proowner = to_regrole(quote_ident($1))
  UNION ALL
  SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I', p.oid::regprocedure, $1::text) FROM pg_proc p
  WHERE p.pronamespace = current_schema()::regnamespace AND p.proowner = current_user::regrole
    AND NOT has_function_privilege($1, p.oid, 'EXECUTE')
  UNION ALL
  SELECT format('GRANT USAGE ON SEQUENCE %s TO %I', c.oid::regclass, $1::text) FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relowner = current_user::regrole
    AND NOT has_sequence_privilege($1, s.seqrelid, 'USAGE')`;

/**
 * Lets the role of the app do what the app does, and no more: it inserts entries of the audit log but does not update,
 * delete or truncate them, and changes no definition but those of partitions. Run as the owner after the migrations,
 * at every start; where all is as it should be, nothing is changed.
 */
export async function grantToApp(ownerUrl: string, app: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const { rows: versions } = await client.query<{ number: number }>(
      `SELECT current_setting('server_version_num')::int AS number`,
    );
    const { rows: tables } = await client.query<Table>(TABLES, [app, PARTITIONED_BY_THE_APP]);
    const { rows: rest } = await client.query<{ statement: string }>(REST, [app]);
    const role = client.escapeIdentifier(app);
    for (const statement of [
      ...rest.map(({ statement }) => statement),
      ...tables.flatMap((table) =>
        planTable(client.escapeIdentifier(table.name), role, table, versions[0]!.number),
      ),
    ])
      await client.query(statement);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

function planTable(name: string, role: string, table: Table, version: number): string[] {
  if (table.isPartitioned) return table.isOfApp ? [] : [`ALTER TABLE ${name} OWNER TO ${role}`];
  const restricted = RESTRICTED[table.name];
  if (table.isOfApp && !restricted) return [];
  const { privileges, update } = restricted ?? (table.isView ? VIEW : ORDINARY);
  // PostgreSQL knows the right to vacuum since 17.
  const wanted = privileges.filter((one) => one !== 'MAINTAIN' || version >= 170_000);
  const areSame = (one: readonly string[], other: readonly string[]) =>
    one.toSorted().join() === other.toSorted().join();
  if (!table.isOfApp && areSame(wanted, table.privileges) && areSame(update, table.update)) return [];
  return [
    ...(table.isOfApp ? [`ALTER TABLE ${name} OWNER TO CURRENT_USER`] : []),
    `REVOKE ALL ON TABLE ${name} FROM ${role}`,
    `GRANT ${wanted.join(', ')} ON TABLE ${name} TO ${role}`,
    ...(update.length > 0 ? [`GRANT UPDATE (${update.join(', ')}) ON TABLE ${name} TO ${role}`] : []),
  ];
}
