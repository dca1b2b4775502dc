import Link from 'next/link';
import { PLOT } from '@/components/charts/plot-area';
import { policyDiffHref } from '@/components/charts/prepare/marker-link';
import { colorOfName } from '@/components/charts/prepare/series-color';
import { formatAbsolute } from '@/components/format/format-time';
import { formatRatio } from '@/components/format/format-ratio';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { cn } from '@/components/ui/cn';
import type { Lane, LaneSegment } from './list-lanes';

/** A lane for each environment, with a bar for each stretch of time in which a revision was in force. */
export function RevisionLanes({ policyId, lanes }: { policyId: string; lanes: readonly Lane[] }) {
  return (
    <ul className="grid gap-1" style={{ paddingLeft: PLOT.left, paddingRight: PLOT.right }}>
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
}: {
  policyId: string;
  environment: string | null;
  segment: LaneSegment;
}) {
  const zone = useTimeZone();
  const { revision, replaces, from, until, canaryShare, start, end } = segment;
  const time = (at: number) => formatAbsolute(new Date(at), zone);
  const share = canaryShare === null ? '' : `, canary of ${formatRatio(canaryShare)} of the traffic`;
  const words = `${revision} in ${environment ?? 'every environment'}${share}, from ${time(from)} ${
    until === null ? 'on' : `to ${time(until)}`
  }${replaces ? `; it replaced ${replaces}` : ''}`;
  const color = colorOfName(revision);
  return (
    <Link
      href={policyDiffHref(policyId, revision, replaces)}
      prefetch={false}
      title={words}
      aria-label={words}
      className={cn(
        'text-fg absolute inset-y-0 flex min-w-1 items-center overflow-hidden rounded-sm border-l-4 px-1.5 text-xs whitespace-nowrap hover:underline',
        canaryShare !== null && 'border-y border-r border-dashed',
      )}
      style={{
        left: `${start * 100}%`,
        width: `${(end - start) * 100}%`,
        borderColor: color,
        background: `color-mix(in oklab, ${color} ${canaryShare === null ? 24 : 8}%, transparent)`,
      }}
    >
      <span className="truncate">
        {revision}
        {canaryShare === null ? '' : ` canary ${formatRatio(canaryShare)}`}
      </span>
    </Link>
  );
}
