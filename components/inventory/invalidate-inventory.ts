import type { QueryClient } from '@tanstack/react-query';
import { isAbout } from '@/lib/client/is-about';

/** Makes every list and detail of the inventory load again after a change. */
export const invalidateInventory = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: isAbout('/api/v1/zones', '/api/v1/services', '/api/v1/environments'),
  });
