'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendJson } from '@/lib/client/fetch-json';
import { replayAnswerSchema, replayEvents, type ReplayTarget } from './replay-events';

/** Replays quarantined events; afterwards every query is asked again, since events became visible. */
export function useReplay() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (target: ReplayTarget) =>
      replayEvents(target, (body) => sendJson('POST', '/api/v1/quarantine/replay', body, replayAnswerSchema)),
    onSettled: () => queryClient.invalidateQueries(),
  });
}
