import { GatehouseError } from '@/lib/domain/errors';
import type { WriteResult } from '@/lib/domain/event-record';
import type { Micros } from '@/lib/domain/timestamp';
import type { AccompaniedRequest } from './alongside';
import { writeBatch } from './write-batch';

type Waiting = {
  request: AccompaniedRequest;
  done: (result: WriteResult) => void;
  failed: (error: unknown) => void;
};

/** As many writers as make the disk's flushes overlap; more only wait for each other's rows. */
const WRITERS = 2;
/** A transaction this large spreads its fixed costs thin and still commits well within a second. */
const MAX_BATCH_RECORDS = 20_000;
const MAX_TRIES = 4;

/** Deadlocks and serialisation failures: the same work may simply be done again. */
const isTransient = (error: unknown): boolean =>
  /^40(001|P01)$/.test(String((error as { code?: unknown }).code));
/** Errors that lie in the data or the statement, not in the connection, or refusals of what a request brings. */
const isOfTheData = (error: unknown): boolean =>
  error instanceof GatehouseError || /^(22|23)/.test(String((error as { code?: unknown }).code));

/**
 * Commits requests in groups: while one transaction is being written, the requests that arrive
 * meanwhile wait and share the next one. A request's promise resolves after its commit.
 */
export class BatchWriter {
  #queue: Waiting[] = [];
  #active = 0;

  constructor(
    private readonly now: () => Micros,
    private readonly write: typeof writeBatch = writeBatch,
  ) {}

  submit(request: AccompaniedRequest): Promise<WriteResult> {
    return new Promise((done, failed) => {
      this.#queue.push({ request, done, failed });
      this.#wake();
    });
  }

  #wake(): void {
    if (this.#active >= WRITERS || this.#queue.length === 0) return;
    this.#active += 1;
    void this.#writeNext().finally(() => {
      this.#active -= 1;
      this.#wake();
    });
    this.#wake();
  }

  #takeGroup(): Waiting[] {
    let records = 0;
    let count = 0;
    for (const { request } of this.#queue) {
      records += request.records.length;
      if (count > 0 && records > MAX_BATCH_RECORDS) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }

  async #writeNext(): Promise<void> {
    const group = this.#takeGroup();
    if (group.length === 0) return;
    try {
      const results = await this.#tryWrite(group.map(({ request }) => request));
      group.forEach(({ done }, index) => done(results[index]!));
    } catch (error) {
      if (group.length === 1 || !isOfTheData(error)) group.forEach(({ failed }) => failed(error));
      // One request's data must not refuse the others: each is then written on its own.
      else for (const waiting of group) await this.#writeAlone(waiting);
    }
  }

  async #writeAlone({ request, done, failed }: Waiting): Promise<void> {
    try {
      done((await this.#tryWrite([request]))[0]!);
    } catch (error) {
      failed(error);
    }
  }

  async #tryWrite(requests: AccompaniedRequest[]): Promise<WriteResult[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.write(requests, this.now);
      } catch (error) {
        if (attempt >= MAX_TRIES || !isTransient(error)) throw error;
      }
    }
  }
}
