'use client';

import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Pause, Play, Radio, RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { useLiveUpdates } from '@/lib/client/use-live-updates';
import type { LiveState } from '@/lib/client/live-stream';
import { isLive, type RefreshMode } from './page-range';
import { REFRESH_MODES, usePageScope } from './use-page-scope';

const MODE_LABEL: Record<string, string> = {
  live: 'Live',
  '10': 'Every 10 s',
  '30': 'Every 30 s',
  '60': 'Every minute',
  '300': 'Every 5 min',
  off: 'Only when asked',
};

/** What the control says: the mode, and why it rests when it does. */
function describeState(mode: RefreshMode, resting: 'paused' | 'fixed' | null, live: LiveState): string {
  if (resting === 'fixed') return 'Fixed window';
  if (resting === 'paused') return 'Paused';
  if (mode !== 'live') return MODE_LABEL[mode] ?? mode;
  return { live: 'Live', connecting: 'Connecting', polling: 'Polling every 30 s', paused: 'Paused' }[live];
}

/**
 * Asks again with `r`, by interval or live; can be paused, and rests on a window that does not move where the page shows one
 * (`hasRange`): the address of a page without one may still hold the window of where it was come from.
 */
export function RefreshControl({ hasRange }: { hasRange: boolean }) {
  const { range, refresh, setRefresh } = usePageScope();
  const queryClient = useQueryClient();
  const fetching = useIsFetching() > 0;
  const [paused, setPaused] = useState(false);
  const resting = paused ? 'paused' : !hasRange || isLive(range) ? null : 'fixed';
  const live = useLiveUpdates({ enabled: refresh === 'live' && resting === null });

  const refreshNow = useCallback(() => void queryClient.invalidateQueries(), [queryClient]);
  useShortcut('r', 'Refresh', 'Page', refreshNow);

  const seconds = Number(refresh);
  useEffect(() => {
    if (resting !== null || !(seconds > 0)) return;
    const timer = setInterval(() => (document.hidden ? undefined : refreshNow()), seconds * 1_000);
    return () => clearInterval(timer);
  }, [resting, seconds, refreshNow]);

  const state = describeState(refresh, resting, live);
  return (
    <div className="flex items-center" role="group" aria-label="Refresh">
      <Button
        size="icon"
        className="rounded-r-none"
        aria-label="Refresh now"
        aria-keyshortcuts="r"
        title="Refresh now (r)"
        onClick={refreshNow}
      >
        <RefreshCw aria-hidden className={cn(fetching && 'motion-safe:animate-spin')} />
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button className="-ml-px rounded-none px-2">
            {state === 'Live' ? <Radio aria-hidden className="text-accent" /> : null}
            <span className="sr-only">Refresh: </span>
            {state}
            <ChevronDown aria-hidden className="text-fg-muted size-3.5!" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>Refresh</DropdownMenuLabel>
          <DropdownMenuRadioGroup value={refresh} onValueChange={(mode) => setRefresh(mode as RefreshMode)}>
            {REFRESH_MODES.map((mode) => (
              <DropdownMenuRadioItem key={mode} value={mode}>
                {MODE_LABEL[mode]}
              </DropdownMenuRadioItem>
            ))}
          </DropdownMenuRadioGroup>
        </DropdownMenuContent>
      </DropdownMenu>
      <Button
        size="icon"
        className="-ml-px rounded-l-none"
        aria-pressed={paused}
        aria-label={paused ? 'Resume refreshing' : 'Pause refreshing'}
        title={paused ? 'Resume' : 'Pause'}
        disabled={refresh === 'off' || resting === 'fixed'}
        onClick={() => setPaused(!paused)}
      >
        {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
      </Button>
    </div>
  );
}
