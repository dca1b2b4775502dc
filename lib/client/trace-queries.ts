import { traceSchema } from '@/lib/domain/read-models/traces';
import { documentQuery } from './query-options';

/** One trace with its spans and events. It does not refresh by itself: what is read stays where it is. */
export const traceQuery = (traceId: string) =>
  documentQuery(`/api/v1/traces/${encodeURIComponent(traceId)}`, traceSchema, {}, []);
