import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { send, sendJson } from '@/lib/client/fetch-json';
import type { TrustRule } from '@/lib/domain/trust-rules/trust-rule';

type Wanted = { mode: 'count'; rules?: TrustRule[] } | { mode: 'move' };

/** Starts and stops the walk over past events; the page then asks for its progress. */
export function useReprocessing() {
  const queryClient = useQueryClient();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: ['/api/v1/trust-rules'] });
  const start = useMutation({
    mutationFn: (wanted: Wanted) =>
      sendJson('POST', '/api/v1/trust-rules/reprocess', wanted, z.object({ id: z.string() })),
    onSuccess,
  });
  const stop = useMutation({
    mutationFn: () => send('DELETE', '/api/v1/trust-rules/reprocess'),
    onSuccess,
  });
  return { start, stop };
}
