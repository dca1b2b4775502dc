'use client';

import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { routingQuery } from '@/lib/client/routing-queries';

/** What keeps messages from people as things are; nothing where nothing does. `linked`: with the way to the routes. */
export function RoutingFindings({ linked = false }: { linked?: boolean }) {
  const { data } = useQuery(routingQuery());
  if (!data || data.findings.length === 0) return null;
  return (
    <section
      aria-label="What keeps messages from people"
      className="border-status-at-risk bg-surface grid gap-1 border-l-2 px-3 py-2 text-sm"
    >
      <ul className="grid gap-1">
        {data.findings.map((finding) => (
          <li key={finding} className="flex items-start gap-2">
            <TriangleAlert aria-hidden className="text-status-at-risk mt-0.5 size-4 shrink-0" />
            <span className="min-w-0 text-pretty [overflow-wrap:anywhere]">{finding}</span>
          </li>
        ))}
      </ul>
      <p className="text-fg-muted text-xs">
        {linked ? (
          <>
            <Link href="/alerts/routing" className="underline">
              Who is told of what
            </Link>
            {' · '}
          </>
        ) : null}
        <Link href="/alerts/channels" className="underline">
          Channels
        </Link>
        {' · '}
        <Link href="/alerts/rotations" className="underline">
          Rotations
        </Link>
      </p>
    </section>
  );
}
