'use client';

import { CalendarClock, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import { zoneName } from '@/components/format/format-time';
import { changePreferences } from '@/components/preferences/preferences-store';
import { usePreferences, useTimeZone } from '@/components/preferences/use-preferences';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Label } from '@/components/ui/label';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Switch } from '@/components/ui/switch';
import { RANGE_PRESETS, type TimeRange } from '@/lib/domain/time-range';
import { useNow } from '@/components/values/use-now';
import { CustomRange } from './custom-range';
import { describeRange } from './describe-range';
import { isLive, sameRange, widenRange } from './page-range';
import { ShareLinks } from './share-links';
import { TypedRange } from './typed-range';
import { usePageScope } from './use-page-scope';

/** The page's time range: presets, typed, custom, back to live, and links to it. Opens with `t`. */
export function TimeRangePicker() {
  const { range, defaults, setRange } = usePageScope();
  const { timeZone } = usePreferences();
  const zone = useTimeZone();
  const now = useNow();
  const [open, setOpen] = useState(false);
  useShortcut('t', 'Change the time range', 'Page', () => setOpen(true));

  const usual = RANGE_PRESETS.map(({ from, label }) => ({ range: { from, to: 'now' }, label }));
  const own = defaults.ownWindow;
  const presets = own ? [own, ...usual.filter((preset) => !sameRange(preset.range, own.range))] : usual;
  const choose = (next: TimeRange) => {
    setRange(next);
    setOpen(false);
  };

  return (
    <div className="flex flex-wrap items-center gap-1">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button aria-keyshortcuts="t" className="max-w-64 justify-start" suppressHydrationWarning>
            <CalendarClock aria-hidden />
            <span className="sr-only">Time range: </span>
            <span className="figures truncate" suppressHydrationWarning>
              {describeRange(range, now, zone)}
            </span>
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Time range" align="end" className="w-80">
          <div className="grid gap-3">
            <TypedRange onChoose={choose} />
            <div role="group" aria-label="Presets" className="grid grid-cols-2 gap-1">
              {presets.map(({ range: preset, label }) => {
                const current = sameRange(preset, range);
                return (
                  <Button
                    key={preset.from}
                    size="sm"
                    variant="ghost"
                    aria-pressed={current}
                    className={cn('justify-start', current && 'bg-accent-soft')}
                    onClick={() => choose(preset)}
                  >
                    {label}
                  </Button>
                );
              })}
            </div>
            <CustomRange range={range} onChoose={choose} />
            <div className="border-line flex items-center justify-between gap-2 border-t pt-3">
              <Label htmlFor="range-utc">Show times in UTC</Label>
              <span className="text-fg-muted flex items-center gap-2 text-xs">
                {zoneName(now, zone)}
                <Switch
                  id="range-utc"
                  checked={timeZone === 'utc'}
                  onCheckedChange={(utc) => changePreferences({ timeZone: utc ? 'utc' : 'local' })}
                />
              </span>
            </div>
            <ShareLinks />
          </div>
        </PopoverContent>
      </Popover>
      {isLive(range) ? null : (
        <>
          <Button
            variant="ghost"
            size="icon"
            aria-label="Zoom out"
            title="Zoom out"
            onClick={() => setRange(widenRange(range, new Date()))}
          >
            <ZoomOut aria-hidden />
          </Button>
          <Button onClick={() => setRange(defaults.range)}>Back to live</Button>
        </>
      )}
    </div>
  );
}
