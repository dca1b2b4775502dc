'use client';

import { Sparkles } from 'lucide-react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { describeMarker } from '@/components/charts/prepare/describe-marker';
import { markerHref } from '@/components/charts/prepare/marker-link';
import { Sparkline } from '@/components/charts/sparkline';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { changeOfCount } from '@/components/format/format-change';
import { formatCount } from '@/components/format/format-count';
import { formatRatio } from '@/components/format/format-ratio';
import { keepScope } from '@/components/time-range/keep-scope';
import { Badge } from '@/components/ui/badge';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { Time } from '@/components/values/time';
import { WasThisRight } from '@/components/verdicts/was-this-right';
import type { ChangeMarker } from '@/lib/domain/read-models/common';
import type { DenialGroup } from '@/lib/domain/read-models/dashboards';

function NewOrKnown({ isNew }: { isNew: boolean }) {
  return isNew ? (
    <Badge variant="accent">
      <Sparkles aria-hidden className="text-accent" />
      New
    </Badge>
  ) : (
    <Badge variant="outline">Known</Badge>
  );
}

/** The change before a group, without the policy's name where the group already says it. */
function ChangeLink({ change, policy }: { change: ChangeMarker; policy: string }) {
  const href = markerHref(change);
  const isOwn =
    change.policy !== null && (policy === change.policy || policy.startsWith(`${change.policy}/`));
  const text = describeMarker(isOwn && change.revision ? { ...change, policy: null } : change);
  return (
    <span className="grid">
      {href ? (
        <Link href={href} prefetch={false} className="link inline-flex min-h-6 items-center">
          {text}
        </Link>
      ) : (
        text
      )}
      <span className="text-fg-muted text-xs">
        <Time at={change.occurredAt} />
      </span>
    </span>
  );
}

const COLUMNS: readonly Column<DenialGroup>[] = [
  {
    id: 'group',
    header: 'Service and policy',
    value: ({ service, policy }) => `${service ?? 'Service not reported'} · ${policy}`,
    sortable: true,
    cell: ({ service, policy, zone }) => (
      <span className="grid py-1">
        <span>{service ?? 'Service not reported'}</span>
        <span className="text-fg-muted text-xs font-normal">
          {policy}, zone {zone}
        </span>
      </span>
    ),
    width: 'min-w-64',
  },
  {
    id: 'new',
    header: 'State',
    value: ({ isNew }) => (isNew ? 'New' : 'Known'),
    cell: ({ isNew }) => <NewOrKnown isNew={isNew} />,
    sortable: true,
  },
  {
    id: 'count',
    header: 'Denials',
    value: ({ count }) => count,
    cell: ({ count }) => formatCount(count),
    sortable: true,
    align: 'right',
  },
  {
    id: 'before',
    header: 'Against before',
    value: ({ count, previousCount }) => count - previousCount,
    cell: ({ count, previousCount }) => changeOfCount(count, previousCount)?.text ?? '',
    sortable: true,
    align: 'right',
  },
  {
    id: 'share',
    header: 'Share denied',
    value: ({ denyRatio }) => denyRatio,
    cell: ({ denyRatio }) => formatRatio(denyRatio),
    sortable: true,
    align: 'right',
    missing: 'unknown',
  },
  {
    id: 'trend',
    header: 'Trend',
    value: ({ trend }) => trend.map(({ value }) => value ?? '').join(' ') || null,
    cell: (group) => (
      <Sparkline
        kind="bars"
        points={group.trend}
        color="var(--outcome-deny)"
        label={`Denials of ${group.service ?? 'an unreported service'} over the window`}
        width={96}
      />
    ),
    width: 'min-w-30',
  },
  {
    id: 'first',
    header: 'First seen',
    value: ({ firstSeen }) => firstSeen,
    cell: ({ firstSeen }) => <Time at={firstSeen} />,
    sortable: true,
    hidden: true,
  },
  {
    id: 'last',
    header: 'Last seen',
    value: ({ lastSeen }) => lastSeen,
    cell: ({ lastSeen, latestEventId }) => (
      <Link
        href={`/denials/${encodeURIComponent(latestEventId)}`}
        prefetch={false}
        className="link inline-flex min-h-6 items-center"
      >
        <VisuallyHidden>Latest denial, </VisuallyHidden>
        <Time at={lastSeen} />
      </Link>
    ),
    sortable: true,
  },
  {
    id: 'change',
    header: 'Policy change before it',
    value: ({ change }) => (change ? `${describeMarker(change)} at ${change.occurredAt}` : null),
    cell: ({ change, policy }) => (change ? <ChangeLink change={change} policy={policy} /> : null),
    width: 'min-w-52',
    missing: 'none within a day',
  },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, sortable: true, hidden: true },
];

/** The question to whoever is on call; an answer is about the newest denial of the group. */
const answerColumn = (mayReport: boolean): Column<DenialGroup> => ({
  id: 'right',
  header: 'Was this right?',
  value: ({ answer }) => answer?.judgement ?? 'not answered',
  cell: (group) => (
    <WasThisRight
      eventId={group.latestEventId}
      about={`denials of ${group.service ?? 'an unreported service'} by ${group.policy}`}
      answer={group.answer}
      mayReport={mayReport}
    />
  ),
});

/**
 * Active denials by service and policy, what grew most first: growth matters more than what is always
 * there. A group leads to its denials in the same window.
 */
export function DenialGroups({
  groups,
  total,
  mayReport,
}: {
  groups: readonly DenialGroup[];
  total: number;
  mayReport: boolean;
}) {
  const search = useSearchParams();
  const columns = useMemo(
    () =>
      COLUMNS.flatMap((column) => (column.id === 'change' ? [answerColumn(mayReport), column] : [column])),
    [mayReport],
  );
  const hrefOf = ({ service, policy, zone }: DenialGroup) => {
    const params = new URLSearchParams(search);
    if (service) params.set('service', service);
    params.set('policy', policy);
    params.set('zone', zone);
    return keepScope('/denials', params);
  };
  return (
    <DataTable
      label="Active denials"
      counted={['group', 'groups']}
      columns={columns}
      rows={groups}
      total={total}
      rowId={({ service, policy, zone }) => `${zone}/${service ?? ''}/${policy}`}
      rowHref={hrefOf}
      defaultSort={{ column: 'before', descending: true }}
      firstRows={10}
      stack
    />
  );
}
