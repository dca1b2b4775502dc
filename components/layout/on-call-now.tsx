'use client';

import { useQuery } from '@tanstack/react-query';
import { PhoneCall, PhoneOff } from 'lucide-react';
import Link from 'next/link';
import { formatWeekdayTime } from '@/components/format/format-time';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { cn } from '@/components/ui/cn';
import { onCallNowQuery } from '@/lib/client/routing-queries';
import type { OnCallRow } from '@/lib/domain/read-models/rotations';

const EVERY_MS = 60_000;

/**
 * Who is on call now, on every page: in the first rotation, and how many others there are. Nothing where no rotation
 * exists. `compact` is one short line.
 */
export function OnCallNow({ compact = false, onNavigate }: { compact?: boolean; onNavigate?: () => void }) {
  const { data } = useQuery({ ...onCallNowQuery(), refetchInterval: EVERY_MS });
  const zone = useTimeZone();
  const [first, ...others] = data?.items ?? [];
  if (!first) return null;
  const Icon = first.person ? PhoneCall : PhoneOff;
  return (
    <Link
      href="/alerts/rotations"
      prefetch={false}
      onClick={onNavigate}
      title={data!.items.map((row) => describe(row, zone)).join('\n')}
      className={cn(
        'hover:bg-hover flex min-w-0 items-center gap-2 rounded-md px-2 py-1 text-xs',
        compact && 'h-8',
      )}
    >
      <Icon
        aria-hidden
        className={cn('size-4 shrink-0', first.person ? 'text-fg-muted' : 'text-status-at-risk')}
      />
      <span className="min-w-0">
        <span className={cn('block', compact && 'truncate')}>
          {first.person ? (
            <>
              On call: <span className="font-medium">{first.person.name}</span>
            </>
          ) : (
            <span className="font-medium">Nobody is on call</span>
          )}
        </span>
        {compact ? null : (
          <span className="text-fg-muted block" suppressHydrationWarning>
            {first.until ? `until ${formatWeekdayTime(new Date(first.until), zone)}` : first.rotation}
            {others.length > 0 ? ` · ${others.length} more` : ''}
          </span>
        )}
      </span>
    </Link>
  );
}

const describe = ({ rotation, person, until, problem }: OnCallRow, zone: string | null): string =>
  person && until
    ? `${rotation}: ${person.name} until ${formatWeekdayTime(new Date(until), zone)}`
    : (problem ?? `${rotation}: nobody`);
