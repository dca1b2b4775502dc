'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { formatCounted } from '@/components/format/format-count';
import { Time } from '@/components/values/time';
import { silenceHref, silencesQuery } from '@/lib/client/silence-queries';

/** Silences that run out soon and still hide something; nothing where there is none. */
export function ExpiringSilences() {
  const { data } = useQuery(silencesQuery());
  const expiring = data?.items.filter(({ isExpiring }) => isExpiring) ?? [];
  if (expiring.length === 0) return null;
  return (
    <ul
      aria-label="Silences that run out"
      className="border-status-at-risk bg-surface grid gap-1 rounded-md border-l-2 px-3 py-2 text-sm"
    >
      {expiring.map(({ id, reason, hidesNow, endsAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <TriangleAlert aria-hidden className="text-status-at-risk size-4 shrink-0" />
          <Link className="link inline-flex min-h-6 items-center" href={silenceHref(id)} prefetch={false}>
            {reason}
          </Link>
          <span className="text-fg-muted">
            ends <Time at={endsAt} /> and still hides {formatCounted(hidesNow, 'alert')}
          </span>
        </li>
      ))}
    </ul>
  );
}
