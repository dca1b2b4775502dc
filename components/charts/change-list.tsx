'use client';

import Link from 'next/link';
import { CHANGE_PRESENTATION } from '@/components/status/change-type-presentation';
import { Time } from '@/components/values/time';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { describeMarker } from './prepare/describe-marker';
import { markerHref } from './prepare/marker-link';

/** One change: when, what, and the way to it. */
export function ChangeLine({ marker, number }: { marker: ChangeMarker; number?: number }) {
  const href = markerHref(marker);
  const Icon = CHANGE_PRESENTATION[marker.type].icon;
  const text = describeMarker(marker);
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      {number === undefined ? (
        <Icon aria-hidden className="text-fg-muted size-3.5 shrink-0 self-center" />
      ) : (
        <span aria-hidden className="figures text-fg-muted w-5 shrink-0 text-right text-xs">
          {number}
        </span>
      )}
      <span className="text-fg-muted w-20 shrink-0 text-xs">
        <Time at={marker.occurredAt} />
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {href ? (
          <Link href={href} prefetch={false} className="link inline-flex min-h-6 items-center">
            {text}
          </Link>
        ) : (
          text
        )}
        {marker.message ? <span className="text-fg-muted"> {marker.message}</span> : null}
      </span>
    </span>
  );
}

/** Changes as a list with links to their diffs, in the order given. */
export function ChangeList({ markers }: { markers: readonly ChangeMarker[] }) {
  return (
    <ul className="grid gap-1 text-sm">
      {markers.map((marker) => (
        <li key={marker.eventId}>
          <ChangeLine marker={marker} />
        </li>
      ))}
    </ul>
  );
}
