'use client';

import { colorOfName } from '@/components/charts/prepare/series-color';
import { formatShortTime, formatWindow } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { cn } from '@/components/ui/cn';
import { Summary } from '@/components/ui/summary';
import { useNow } from '@/components/values/use-now';
import type { ShiftRow } from '@/lib/domain/read-models/rotations';
import { prepareWeeks, type Week } from './prepare-weeks';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Shifts as a calendar of weeks, and as a list. */
export function ShiftCalendar({
  name,
  shifts,
  from,
  to,
}: {
  name: string;
  shifts: readonly ShiftRow[];
  from: string;
  to: string;
}) {
  const zone = useTimeZone();
  const now = useNow();
  const utc = zone === 'UTC';
  const weeks = prepareWeeks(shifts, { from: new Date(from), to: new Date(to) }, utc);
  return (
    <div className="grid gap-2">
      <div aria-hidden className="grid gap-1">
        <div className="text-fg-muted grid grid-cols-7 text-xs">
          {DAYS.map((day) => (
            <span key={day} className="pl-1">
              {day}
            </span>
          ))}
        </div>
        {weeks.map((week) => (
          <WeekRow key={week.days[0]!.getTime()} week={week} now={now} utc={utc} />
        ))}
      </div>
      <details>
        <Summary className="text-fg-muted text-xs">As a list</Summary>
        <ul aria-label={`Shifts of ${name}`} className="mt-1 grid gap-0.5 text-sm">
          {shifts.map((shift) => (
            <li key={`${shift.from} ${shift.overrideId}`} suppressHydrationWarning>
              {formatWindow(new Date(shift.from), new Date(shift.to), zone)}: {describe(shift)}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

const describe = ({ person, insteadOf, overrideId }: ShiftRow): string =>
  `${person?.name ?? 'nobody'}${insteadOf ? ` (instead of ${insteadOf})` : ''}${overrideId ? ' (took over)' : ''}`;

function WeekRow({ week: { days, parts }, now, utc }: { week: Week; now: Date; utc: boolean }) {
  const zone = useTimeZone();
  return (
    <div className="border-line relative h-12 overflow-hidden rounded-sm border">
      <div className="absolute inset-0 grid grid-cols-7">
        {days.map((day, place) => {
          const isToday = now >= day && now.getTime() - day.getTime() < 86_400_000;
          return (
            <span
              key={day.getTime()}
              suppressHydrationWarning
              className={cn(
                'figures text-fg-muted border-line pl-1 text-xs',
                place > 0 && 'border-l',
                isToday && 'bg-muted text-fg font-semibold',
              )}
            >
              {utc ? day.getUTCDate() : day.getDate()}
            </span>
          );
        })}
      </div>
      {parts.map(({ shift, start, width }) => (
        <span
          key={`${shift.from} ${shift.overrideId}`}
          title={`${describe(shift)}, ${formatShortTime(new Date(shift.from), zone)} – ${formatShortTime(new Date(shift.to), zone)}`}
          style={{
            left: `${start * 100}%`,
            width: `calc(${width * 100}% - 2px)`,
            ...(shift.person && { borderLeft: `3px solid ${colorOfName(shift.person.id)}` }),
          }}
          className={cn(
            'border-line-strong/60 bg-surface absolute bottom-1 h-6 truncate rounded-sm border px-1 text-xs leading-5.5',
            shift.overrideId && 'border-dashed',
            !shift.person && 'border-status-at-risk bg-surface',
          )}
        >
          {shift.person?.name ?? 'nobody'}
        </span>
      ))}
    </div>
  );
}
