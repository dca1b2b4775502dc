'use client';

import { formatAbsolute, formatClock, formatRelative } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { NotReported } from './not-reported';
import { useNow } from './use-now';

/**
 * A time. `relative` for lists ("6 min ago", absolute on hover), `absolute` for details, `clock`
 * where day and zone stand nearby. A missing one says "not reported".
 */
export function Time({
  at,
  as = 'relative',
  milliseconds = false,
  missing,
}: {
  at: string | null;
  as?: 'relative' | 'absolute' | 'clock';
  milliseconds?: boolean;
  missing?: string;
}) {
  const zone = useTimeZone();
  const now = useNow();
  if (at === null) return <NotReported>{missing}</NotReported>;
  const date = new Date(at);
  const absolute = formatAbsolute(date, zone, { milliseconds });
  const text =
    as === 'absolute' ? absolute : as === 'clock' ? formatClock(date, zone) : formatRelative(date, now);
  return (
    <time dateTime={at} title={absolute} className="figures whitespace-nowrap" suppressHydrationWarning>
      {text}
    </time>
  );
}
