import type pg from 'pg';

/** A statement that is prepared once for each connection, under its name. */
export type Statement = { name: string; text: string; values: readonly (string | number)[] };

const prepared = new WeakMap<pg.Connection, Set<string>>();

/**
 * Sends statements in one message and waits once for all of them: each wait costs a turn of a busy
 * event loop, during which the rows they touched stay locked. They run in order, the first that fails
 * ends them, and its error is thrown. What they return is dropped.
 */
export function runTogether(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
  return new Promise((done, failed) => {
    client.query(new Together(statements, done, failed));
  });
}

/** What `pg` calls while a query of its queue has the connection (extended query protocol). */
class Together implements pg.Submittable {
  private names = new Set<string>();
  private isOver = false;

  constructor(
    private readonly statements: readonly Statement[],
    private readonly done: () => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  submit(connection: pg.Connection): void {
    this.names = prepared.get(connection) ?? new Set();
    prepared.set(connection, this.names);
    connection.stream.cork();
    for (const { name, text, values } of this.statements) {
      if (!this.names.has(name)) {
        // It is there already where an earlier attempt failed behind this; closing nothing is no error.
        connection.close({ type: 'S', name }, true);
        connection.parse({ name, text, types: [] }, true);
        this.names.add(name);
      }
      connection.bind({ portal: '', statement: name, values: values.map(String) }, true);
      connection.execute(null, true);
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleError(error: unknown): void {
    this.names.clear();
    if (!this.isOver) this.failed(error);
    this.isOver = true;
  }

  handleReadyForQuery(): void {
    if (!this.isOver) this.done();
    this.isOver = true;
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
}
