'use client';

import { useId } from 'react';
import { formatCount } from '@/components/format/format-count';
import { isLive, moveRange } from '@/components/time-range/page-range';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Button } from '@/components/ui/button';
import { Label } from '@/components/ui/label';
import { LiveRegion } from '@/components/ui/live-region';
import { Switch } from '@/components/ui/switch';
import { useAnnouncedEntries } from './use-announced-entries';

/** Whether the trail follows the log: the same as the refresh mode "Live" of the page. */
export function useIsTailing(): boolean {
  const { range, refresh } = usePageScope();
  return refresh === 'live' && isLive(range);
}

/** The switch of the live tail, and how many entries came by it. */
export function LiveTail({
  newEntries,
  hasMore,
  error,
  onReload,
}: {
  newEntries: number;
  /** More came than are shown. */
  hasMore: boolean;
  /** Why the log could not be followed. */
  error: Error | null;
  onReload: () => void;
}) {
  const id = useId();
  const { range, setRange, setRefresh } = usePageScope();
  const isOn = useIsTailing();
  const announced = useAnnouncedEntries(newEntries);
  const toggle = (on: boolean) => {
    // A window that ended sees nothing new: the same length up to now does.
    if (on && !isLive(range)) setRange(moveRange(range, new Date()));
    setRefresh(on ? 'live' : 'off');
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Switch id={id} checked={isOn} onCheckedChange={toggle} />
      <Label htmlFor={id}>Live tail</Label>
      {newEntries > 0 ? (
        <span className="text-fg-muted figures text-sm">
          {hasMore ? `more than ${formatCount(newEntries)} new` : `${formatCount(newEntries)} new`}
        </span>
      ) : null}
      {isOn && error ? (
        <span role="status" className="text-sm">
          Could not be followed: {error.message}
        </span>
      ) : null}
      {hasMore || (isOn && error) ? (
        <Button size="sm" onClick={onReload}>
          Load the list again
        </Button>
      ) : null}
      <LiveRegion>{announced}</LiveRegion>
    </div>
  );
}
