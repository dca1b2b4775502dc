import { z } from 'zod';
import type { ScopeFilter } from '@/lib/domain/filters';
import {
  bulkAnswerSchema,
  reviewEstimateSchema,
  reviewQueueSchema,
  verdictListSchema,
} from '@/lib/domain/read-models/review';
import { ORIGINS, type GiveBulkVerdict, type GiveVerdict, type Origin } from '@/lib/domain/verdict';
import { send, sendJson } from './fetch-json';
import { documentQuery, pagedQuery } from './query-options';

export type QueueKind = 'all' | 'random' | 'targeted';

/** The denials to judge next. Only fetched when asked: a queue does not move under the one who works on it. */
export const reviewQueueQuery = (kind: QueueKind, limit = 20) =>
  documentQuery('/api/v1/review/queue', reviewQueueSchema, { kind, limit }, []);

/** M3 of a window and scope. */
export const reviewEstimateQuery = (scope: ScopeFilter) =>
  documentQuery('/api/v1/review/estimate', reviewEstimateSchema, scope, ['review']);

/** Every verdict on one denial, undone ones too. */
export const verdictsOfQuery = (eventId: string) =>
  documentQuery('/api/v1/verdicts', verdictListSchema, { eventId, undone: true, limit: 100 }, ['review']);

/** Verdicts, last given first, by cursor. */
export const verdictsQuery = (filter: { origin?: Origin; own?: boolean; undone?: boolean }) =>
  pagedQuery('/api/v1/verdicts', verdictListSchema, { ...filter, limit: 20 }, ['review']);

const givenSchema = z.object({
  id: z.string(),
  origin: z.enum(ORIGINS),
  round: z.string().nullable(),
  replaced: z.string().nullable(),
});
export type GivenVerdict = z.infer<typeof givenSchema>;

/** Judges one denial. Throws `ProblemError`. */
export const giveVerdict = (verdict: GiveVerdict): Promise<GivenVerdict> =>
  sendJson('POST', '/api/v1/verdicts', verdict, givenSchema);

/** Takes a verdict back. Throws `ProblemError`. */
export const undoVerdict = (id: string): Promise<void> =>
  send('POST', `/api/v1/verdicts/${encodeURIComponent(id)}/undo`);

/** Judges what matches a filter, or only counts it. Throws `ProblemError`. */
export const giveBulkVerdict = (bulk: GiveBulkVerdict) =>
  sendJson('POST', '/api/v1/verdicts/bulk', bulk, bulkAnswerSchema);

/** Takes a bulk of verdicts back. Throws `ProblemError`. */
export const undoBulkVerdict = (bulkId: string) =>
  sendJson(
    'POST',
    `/api/v1/verdicts/bulk/${encodeURIComponent(bulkId)}/undo`,
    undefined,
    z.object({ undone: z.number() }),
  );
