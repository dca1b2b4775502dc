import type { QueryClient } from '@tanstack/react-query';

const PATHS = ['/api/v1/slos', '/api/v1/corrections', '/api/v1/dashboards'];

/** Makes everything that rests on objectives or corrections load again after a change. */
export const invalidateSlos = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' && PATHS.some((each) => path === each || path.startsWith(`${each}/`)),
  });
