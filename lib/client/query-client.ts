import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error';

const RETRIES = 2;

/** Refusals will not change by asking again; silence, overload and server faults may. */
export const mayRetry = (failures: number, error: Error): boolean =>
  failures < RETRIES &&
  error instanceof ProblemError &&
  (error.status === 0 || error.status === 429 || error.status >= 500);

/** The cache of a page: data counts as fresh for ten seconds, and window focus asks again. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: mayRetry } } });
