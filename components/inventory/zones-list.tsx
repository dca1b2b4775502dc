'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { QueryPanel } from '@/components/states/query-panel';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { zonesQuery } from '@/lib/client/inventory-queries';
import type { ZoneRow } from '@/lib/domain/read-models/inventory';
import { detailHref } from './detail-href';
import { ONLY_ADMINISTRATORS } from './inventory-words';
import { ZONE_COLUMNS } from './zone-columns';
import { ZoneFormDialog } from './zone-form-dialog';

/** `/zones`: the trust zones, and what was decided in each. */
export function ZonesList({ mayWrite }: { mayWrite: boolean }) {
  const { scope, hasScopeFilter, clearScope } = usePageScope();
  const search = useSearchParams();
  const query = useQuery(zonesQuery(scope));
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Zones"
      answer={query.data ? answerOf(query.data.items) : undefined}
      actions={
        <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          Add zone
        </PermittedButton>
      }
    >
      <QueryPanel
        title="Trust zones"
        description="Decisions and denials of the time range; services as the inventory has them now."
        what="zones"
        height={360}
        flush
        query={query}
        emptyOf={({ total }) =>
          total > 0
            ? null
            : hasScopeFilter
              ? { kind: 'no-match', title: 'No zone matches the filters.', onClear: clearScope }
              : {
                  kind: 'not-connected',
                  title: 'The inventory has no zones yet.',
                  how: 'Add one here, or import a file under Settings, Inventory.',
                }
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Zones"
            counted={['zone', 'zones']}
            columns={ZONE_COLUMNS}
            rows={items}
            rowId={({ slug }) => slug}
            rowHref={({ slug }) => detailHref('/zones', slug, search)}
            total={total}
            defaultSort={{ column: 'trustLevel', descending: true }}
            stack
          />
        )}
      </QueryPanel>
      <ZoneFormDialog zone={null} open={adding} onOpenChange={setAdding} />
    </Page>
  );
}

function answerOf(zones: readonly ZoneRow[]): string {
  if (zones.length === 0) return 'There is no trust zone to show.';
  const services = zones.reduce((sum, { serviceCount }) => sum + serviceCount, 0);
  const denials = zones.reduce((sum, zone) => sum + zone.denials, 0);
  const hold = zones.length === 1 ? 'holds' : 'hold';
  const held = `${formatCounted(zones.length, 'zone')} ${hold} ${formatCounted(services, 'service')}.`;
  if (zones.every(({ decisions }) => decisions === 0))
    return `${held} No decision was seen in this time range.`;
  return `${held} ${formatCounted(denials, 'denial')} in this time range.`;
}
