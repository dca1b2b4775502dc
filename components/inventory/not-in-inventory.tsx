'use client';

import { useState } from 'react';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { formatCount } from '@/components/format/format-count';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/values/time';
import type { List } from '@/lib/domain/read-models/common';
import type { ServiceRow } from '@/lib/domain/read-models/inventory';
import { Decided } from './decided';
import { detailHref } from './detail-href';
import { ONLY_ADMINISTRATORS } from './inventory-words';
import { ServiceFormDialog } from './service-form-dialog';

/** Services that sent events in the time range without being in the inventory; nothing without any. */
export function NotInInventory({
  query,
  mayWrite,
}: {
  query: { data: List<ServiceRow> | undefined };
  mayWrite: boolean;
}) {
  const [adding, setAdding] = useState<string | null>(null);
  const search = useSearchParams();
  const list = query.data;
  if (!list || list.total === 0) return null;
  return (
    <Panel
      title="Seen, but not in the inventory"
      description={
        list.total > list.items.length
          ? `The first ${list.items.length} of ${formatCount(list.total)}. Coverage does not count them until they are added.`
          : 'Coverage does not count them until they are added.'
      }
      flush
    >
      <Table label="Services that are not in the inventory">
        <TableHead>
          <tr>
            <TableHeader>Service</TableHeader>
            <TableHeader className="text-right">Events</TableHeader>
            <TableHeader className="text-right">Decisions</TableHeader>
            <TableHeader className="text-right">Denials</TableHeader>
            <TableHeader>Last seen</TableHeader>
            <TableHeader className="relative">
              <span className="sr-only">Add</span>
            </TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {list.items.map((service) => (
            <TableRow key={service.name}>
              <TableCell>
                <Link className="link" href={detailHref('/services', service.name, search)}>
                  {service.name}
                </Link>
              </TableCell>
              <TableCell className="figures text-right">{formatCount(service.events)}</TableCell>
              <TableCell className="text-right">
                <Decided count={service.decisions} decisions={service.decisions} />
              </TableCell>
              <TableCell className="text-right">
                <Decided count={service.denials} decisions={service.decisions} />
              </TableCell>
              <TableCell>
                <Time at={service.lastSeenAt} />
              </TableCell>
              <TableCell className="text-right">
                <PermittedButton
                  size="sm"
                  allowed={mayWrite}
                  reason={ONLY_ADMINISTRATORS}
                  aria-label={`Add ${service.name} to inventory`}
                  onClick={() => setAdding(service.name)}
                >
                  Add to inventory
                </PermittedButton>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ServiceFormDialog
        service={null}
        name={adding}
        open={adding !== null}
        onOpenChange={(open) => (open ? undefined : setAdding(null))}
      />
    </Panel>
  );
}
