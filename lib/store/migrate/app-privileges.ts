/** What a role that is not the owner may do with a table; `update`: columns that it may change. */
export type TablePrivileges = { privileges: readonly string[]; update: readonly string[] };

/**
 * The tables whose rows the app may not change as it likes, with what it may do there. Of all others it reads and
 * writes rows, but it changes no definition and adds no trigger. spec/audit-log.md §5, "Roles".
 */
export const RESTRICTED: Readonly<Record<string, TablePrivileges>> = {
  audit_leaf: { privileges: ['SELECT', 'INSERT'], update: [] },
  audit_checkpoint: { privileges: ['SELECT', 'INSERT'], update: [] },
  audit_sealed: { privileges: ['SELECT', 'INSERT'], update: [] },
  audit_entry: { privileges: ['SELECT', 'INSERT'], update: [] },
  // What is erased is erased by functions of the owner, which refuse what is under hold.
  audit_erasure: { privileges: ['SELECT'], update: [] },
  audit_erasure_run: { privileges: ['SELECT', 'INSERT'], update: [] },
  audit_held: { privileges: ['SELECT'], update: [] },
  audit_hold: {
    privileges: ['SELECT', 'INSERT'],
    update: ['released_by', 'released_at', 'release_reason'],
  },
  audit_anchor: { privileges: ['SELECT', 'INSERT'], update: [] },
  audit_finding: { privileges: ['SELECT', 'INSERT'], update: [] },
  // The sequencer takes entries out of here.
  audit_pending: { privileges: ['SELECT', 'INSERT', 'DELETE'], update: [] },
  audit_tile: { privileges: ['SELECT', 'INSERT'], update: ['hashes'] },
  // Where the log begins is said by the function that drops what lies before.
  audit_head: { privileges: ['SELECT'], update: ['size', 'frontier', 'root', 'recorded_at', 'indexed_to'] },
  // A key is ended, and never another one.
  audit_key: { privileges: ['SELECT', 'INSERT'], update: ['to_size'] },
  audit_key_rotation: { privileges: ['SELECT', 'INSERT'], update: ['vkey', 'entry_id', 'done_at'] },
  _prisma_migrations: { privileges: ['SELECT'], update: [] },
};

/** Of every other table. What does not exist in a version of PostgreSQL is left out there. */
export const ORDINARY: TablePrivileges = {
  privileges: ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'MAINTAIN'],
  update: [],
};

/** Of a view. */
export const VIEW: TablePrivileges = { privileges: ['SELECT'], update: [] };

/** The tables that the app makes and drops partitions of, for which it must own them. */
export const PARTITIONED_BY_THE_APP = ['event', 'span'] as const;
