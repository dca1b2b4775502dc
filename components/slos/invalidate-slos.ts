import type { QueryClient } from '@tanstack/react-query';
import { isAbout } from '@/lib/client/is-about';

/** Makes everything that rests on objectives or corrections load again after a change. */
export const invalidateSlos = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: isAbout('/api/v1/slos', '/api/v1/corrections', '/api/v1/dashboards'),
  });
