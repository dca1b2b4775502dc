import { drillListSchema } from '@/lib/domain/read-models/drills';
import { documentQuery } from './query-options';

/** The newest drills with what came of them. */
export const drillsQuery = () => documentQuery('/api/v1/drills', drillListSchema, {}, ['alerting']);
