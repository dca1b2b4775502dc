'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Button } from '@/components/ui/button';
import { servicesQuery, zonesQuery } from '@/lib/client/inventory-queries';
import { EnvironmentsPanel } from './environments-panel';
import { ImportPanel } from './import-panel';

/** The inventory as a whole: what is in it, its environments, and the import of a file. */
export function InventorySettings({ mayWrite }: { mayWrite: boolean }) {
  const zones = useQuery(zonesQuery());
  const services = useInfiniteQuery(servicesQuery({ inInventory: true }, { limit: 1 }));
  return (
    <>
      <Panel title="Zones and services" description="They are edited on their own pages.">
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <Link href="/zones">{zones.data ? formatCounted(zones.data.total, 'zone') : 'Zones'}</Link>
          </Button>
          <Button asChild>
            <Link href="/services">
              {services.data ? formatCounted(services.data.total, 'service') : 'Services'}
            </Link>
          </Button>
        </div>
      </Panel>
      <EnvironmentsPanel mayWrite={mayWrite} />
      <ImportPanel mayWrite={mayWrite} />
    </>
  );
}
