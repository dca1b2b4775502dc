'use client';

import { ScopedLink } from '@/components/layout/scoped-link';
import { CHANGE_PRESENTATION } from '@/components/status/change-type-presentation';
import { Time } from '@/components/values/time';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import { describeMarker, describeMarkerEffect } from './prepare/describe-marker';
import { markerHref } from './prepare/marker-link';
import { mergeMarkers, type MergedChange } from './prepare/merge-markers';

/** One change: what, where it was reported, when, and the way to it. */
export function ChangeLine({ change, number }: { change: MergedChange; number?: number }) {
  const { marker, times } = change;
  const href = markerHref(marker);
  const Icon = CHANGE_PRESENTATION[marker.type].icon;
  const text = describeMarker(marker);
  const effect = describeMarkerEffect(marker);
  return (
    <div className="flex min-w-0 gap-2">
      {number === undefined ? (
        <Icon aria-hidden className="text-fg-muted mt-1.25 size-3.5 shrink-0" />
      ) : (
        <span aria-hidden className="figures text-fg-muted w-5 shrink-0 pt-0.5 text-right text-xs leading-5">
          {number}
        </span>
      )}
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {href?.startsWith('/') ? (
          <ScopedLink href={href} prefetch={false} className="link inline-block min-h-6 leading-6">
            {text}
          </ScopedLink>
        ) : href ? (
          <a href={href} rel="noreferrer" className="link inline-block min-h-6 leading-6">
            {text}
          </a>
        ) : (
          <span className="leading-6">{text}</span>
        )}
        <p className="text-fg-muted text-xs">
          <Time at={marker.occurredAt} />
          {times > 1 ? `, reported ${times} times` : null}
          {marker.message ? `. ${marker.message}` : null}
        </p>
        {effect ? <p className="figures text-xs">{effect}</p> : null}
      </div>
    </div>
  );
}

/** Changes as a list with links to their diffs, latest first. */
export function ChangeList({ markers }: { markers: readonly ChangeMarker[] }) {
  return (
    <ul className="grid gap-1.5 text-sm">
      {mergeMarkers(markers)
        .toReversed()
        .map((change) => (
          <li key={change.marker.eventId}>
            <ChangeLine change={change} />
          </li>
        ))}
    </ul>
  );
}
