'use client';

import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { batchKinds } from './batch-kinds';
import { connectLiveStream, type LiveState } from './live-stream';

const AT_MOST_EVERY_MS = 2_000;

const dependsOnAny = (kinds: ReadonlySet<string>) => (query: Query) =>
  query.meta?.dependsOn?.some((kind) => kinds.has(kind)) ?? false;

/**
 * Keeps the page's queries current while events arrive: over the stream when it is open, else by
 * asking every 30 s; not at all while the tab is hidden or `enabled` is false. Returns the state.
 */
export function useLiveUpdates({ enabled }: { enabled: boolean }): LiveState {
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    if (!enabled) return;
    const batch = batchKinds(AT_MOST_EVERY_MS, (kinds) => {
      // A slow query must be able to finish although changes keep coming.
      void queryClient.invalidateQueries({ predicate: dependsOnAny(kinds) }, { cancelRefetch: false });
    });
    const refreshAll = () =>
      void queryClient.invalidateQueries(
        { predicate: (query) => (query.meta?.dependsOn?.length ?? 0) > 0 },
        { cancelRefetch: false },
      );

    let close: (() => void) | null = null;
    const connect = () => {
      close = connectLiveStream({
        open: () => new EventSource('/api/v1/stream'),
        onChange: (change) => batch.add(change.kinds),
        onGap: refreshAll,
        onState: setState,
      });
    };
    const disconnect = () => {
      close?.();
      close = null;
    };
    const onVisibility = () => {
      if (document.hidden) return disconnect();
      if (close) return;
      refreshAll();
      connect();
    };

    if (!document.hidden) connect();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      disconnect();
      batch.stop();
    };
  }, [enabled, queryClient]);

  return enabled ? state : 'paused';
}
