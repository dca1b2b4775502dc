import type { QueryClient } from '@tanstack/react-query';

const PATHS = ['/api/v1/zones', '/api/v1/services', '/api/v1/environments'];

/** Makes every list and detail of the inventory load again after a change. */
export const invalidateInventory = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' && PATHS.some((each) => path === each || path.startsWith(`${each}/`)),
  });
