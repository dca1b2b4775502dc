'use client';

import { useEffect, useRef, useState } from 'react';
import { PLOT } from '@/components/charts/plot-area';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { colorOfName } from '@/components/charts/prepare/series-color';
import { formatAbsolute } from '@/components/format/format-time';
import { formatRatio } from '@/components/format/format-ratio';
import { ScopedLink } from '@/components/layout/scoped-link';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { cn } from '@/components/ui/cn';
import type { Lane, LaneSegment } from './list-lanes';

/** A stretch that is narrower cannot be hit; the table leads to what it would. */
const LEAST_TARGET_PX = 24;
/** Until the lanes are measured. */
const USUAL_WIDTH_PX = 1_000;

/** A lane for each environment, with a bar for each stretch of time in which a revision was in force. */
export function RevisionLanes({ policyId, lanes }: { policyId: string; lanes: readonly Lane[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [width, setWidth] = useState(USUAL_WIDTH_PX);
  useEffect(() => {
    if (!list.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width || USUAL_WIDTH_PX));
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  return (
    <ul ref={list} className="grid gap-1" style={{ paddingLeft: PLOT.left, paddingRight: PLOT.right }}>
      {lanes.map(({ environment, segments }) => (
        <li key={environment ?? ''} aria-label={environment ?? 'Every environment'}>
          <p className="text-fg-muted truncate text-xs leading-4">{environment ?? 'every environment'}</p>
          <div className="bg-hover relative h-6 rounded-sm">
            {segments.map((segment) => (
              <Stretch
                key={segment.eventId}
                policyId={policyId}
                environment={environment}
                segment={segment}
                isTarget={(segment.end - segment.start) * width >= LEAST_TARGET_PX}
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Stretch({
  policyId,
  environment,
  segment,
  isTarget,
}: {
  policyId: string;
  environment: string | null;
  segment: LaneSegment;
  isTarget: boolean;
}) {
  const zone = useTimeZone();
  const { revision, replaces, from, until, canaryShare, isRollback, start, end } = segment;
  const time = (at: number) => formatAbsolute(new Date(at), zone);
  const share = canaryShare === null ? '' : `, canary of ${formatRatio(canaryShare)} of the traffic`;
  const words = `${revision} in ${environment ?? 'every environment'}${share}, from ${time(from)} ${
    until === null ? 'on' : `to ${time(until)}`
  }${replaces ? `; ${isRollback ? 'by a rollback of' : 'it replaced'} ${replaces}` : ''}`;
  const color = colorOfName(revision);
  const looks = {
    title: words,
    'aria-label': words,
    className: cn(
      'text-fg absolute inset-y-0 flex min-w-1 items-center overflow-hidden rounded-sm border-l-4 text-xs whitespace-nowrap',
      isTarget && 'px-1.5 hover:underline',
      canaryShare !== null && 'border-y border-r border-dashed',
    ),
    style: {
      left: `${start * 100}%`,
      width: `${(end - start) * 100}%`,
      borderColor: color,
      background: `color-mix(in oklab, ${color} ${canaryShare === null ? 24 : 8}%, transparent)`,
    },
  };
  if (!isTarget) return <span role="img" {...looks} />;
  return (
    <ScopedLink href={policyDiffHref(policyId, revision, replaces)} prefetch={false} {...looks}>
      <span className="truncate">
        {revision}
        {canaryShare === null ? '' : ` canary ${formatRatio(canaryShare)}`}
      </span>
    </ScopedLink>
  );
}
