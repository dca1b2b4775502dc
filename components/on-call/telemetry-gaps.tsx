'use client';

import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { hrefOf } from '@/components/time-range/keep-scope';
import { Time } from '@/components/values/time';
import type { TelemetryGaps as Gaps } from '@/lib/domain/read-models/telemetry-gaps';

type Gap = Gaps['items'][number];

const COLUMNS: readonly Column<Gap>[] = [
  { id: 'service', header: 'Service', value: ({ service }) => service, sortable: true },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => (state === 'silent' ? 'Silent' : 'Untagged'),
    sortable: true,
  },
  {
    id: 'since',
    header: 'Since',
    value: ({ silentSince, untaggedSince }) => silentSince ?? untaggedSince,
    cell: ({ silentSince, untaggedSince }) => <Time at={silentSince ?? untaggedSince} />,
    sortable: true,
    missing: 'always',
  },
  { id: 'tags', header: 'Missing tags', value: ({ missingTags }) => missingTags || null, missing: 'none' },
  { id: 'zone', header: 'Zone', value: ({ zone }) => zone, sortable: true, missing: 'unzoned' },
  { id: 'owner', header: 'Owner', value: ({ owner }) => owner, sortable: true },
];

/** Services that are silent or send telemetry without their trust tags, longest first. */
export function TelemetryGaps({ gaps }: { gaps: Gaps }) {
  return (
    <DataTable
      label="Silent and untagged services"
      counted={['service', 'services']}
      columns={COLUMNS}
      rows={gaps.items}
      rowId={({ service }) => service}
      rowHref={({ service }) => hrefOf(`/services/${encodeURIComponent(service)}`, {})}
      prefix="gaps"
      firstRows={10}
      plain
      stack
    />
  );
}
