import { drillListSchema } from '@/lib/domain/read-models/drills';
import { send } from './fetch-json';
import { documentQuery } from './query-options';

const DRILLS = '/api/v1/drills';

/** Whether a query is about drills: these are asked again after a change of one. */
export const isAboutDrills = ({ queryKey: [path] }: { queryKey: readonly unknown[] }): boolean =>
  path === DRILLS;

/** The newest drills with what came of them. */
export const drillsQuery = () => documentQuery(DRILLS, drillListSchema, {}, ['alerting']);

/** Ends a drill. Throws `ProblemError`. */
export const endDrill = (id: string): Promise<void> => send('POST', `${DRILLS}/${id}/end`);
