import type pg from 'pg';
import type { WriteRequest, WriteResult } from '@/lib/domain/event-record';

/**
 * What must be written with a request's events or not at all: it runs in their transaction, once it is known what
 * became of them. Throws a `GatehouseError` to refuse the request, which then stores nothing; others are not touched.
 */
export type Alongside = (client: pg.PoolClient, result: WriteResult) => Promise<void>;

/** A request with what is written in its transaction. */
export type AccompaniedRequest = WriteRequest & { alongside?: Alongside };
