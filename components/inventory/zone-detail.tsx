'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { QueryPanel } from '@/components/states/query-panel';
import { QueryState } from '@/components/states/query-state';
import { Panel } from '@/components/states/panel';
import { TrustLevelBadge } from '@/components/status/trust-level-badge';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Button } from '@/components/ui/button';
import { DescriptionList } from '@/components/values/description-list';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { send } from '@/lib/client/fetch-json';
import { servicesQuery, zoneQuery } from '@/lib/client/inventory-queries';
import type { ZoneRow } from '@/lib/domain/read-models/inventory';
import { Decided } from './decided';
import { invalidateInventory } from './invalidate-inventory';
import { ONLY_ADMINISTRATORS, TIER_WORDS } from './inventory-words';
import { ServicesTable } from './services-table';
import { ZoneFormDialog } from './zone-form-dialog';

/** `/zones/[slug]`: what a zone is, what was decided in it, and its services. */
export function ZoneDetail({
  slug,
  mayWrite,
  mayReadEvents,
}: {
  slug: string;
  mayWrite: boolean;
  mayReadEvents: boolean;
}) {
  const { range } = usePageScope();
  const query = useQuery(zoneQuery(slug, range));
  const services = useInfiniteQuery(servicesQuery({ ...range, zone: slug }, { limit: 500 }));
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const queryClient = useQueryClient();
  const router = useRouter();
  const zone = query.data;

  const remove = async () => {
    await send('DELETE', `/api/v1/zones/${encodeURIComponent(slug)}`);
    router.push('/zones');
    await invalidateInventory(queryClient);
  };

  return (
    <Page
      title={zone?.name ?? slug}
      controls={['range', 'refresh']}
      back={{ href: '/zones', label: 'Zones' }}
      actions={
        zone ? (
          <>
            <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={() => setEditing(true)}>
              <Pencil aria-hidden />
              Edit
            </PermittedButton>
            <PermittedButton
              allowed={mayWrite && zone.serviceCount === 0}
              reason={mayWrite ? 'Move its services to other zones first.' : ONLY_ADMINISTRATORS}
              onClick={() => setRemoving(true)}
            >
              <Trash2 aria-hidden />
              Remove
            </PermittedButton>
          </>
        ) : null
      }
    >
      <Panel
        title="About this zone"
        actions={
          mayReadEvents ? (
            <Button asChild size="sm">
              <Link href={hrefOf('/denials', { ...range, zone: slug })}>Denials in this zone</Link>
            </Button>
          ) : null
        }
      >
        <QueryState query={query} what="the zone" height={220}>
          {(data) => <ZoneFields zone={data} />}
        </QueryState>
      </Panel>
      <QueryPanel
        title="Services"
        description="Services that belong to the zone now, and others that sent events for it in this time range."
        what="services"
        height={320}
        flush
        query={services}
        emptyOf={({ total }) =>
          total === 0
            ? {
                kind: 'not-connected',
                title: 'No service belongs to this zone.',
                how: 'Give a service this zone on its page, or import the inventory.',
              }
            : null
        }
      >
        {(list) => <ServicesTable list={list} query={services} />}
      </QueryPanel>
      {zone ? (
        <>
          <ZoneFormDialog zone={zone} open={editing} onOpenChange={setEditing} />
          <ConfirmDialog
            open={removing}
            onOpenChange={setRemoving}
            title={`Remove the zone ${zone.name}?`}
            description="Its past events keep its name."
            confirmLabel="Remove zone"
            onConfirm={remove}
          />
        </>
      ) : null}
    </Page>
  );
}

const ZoneFields = ({ zone }: { zone: ZoneRow }) => (
  <DescriptionList
    items={[
      [
        'Slug',
        <code key="slug" className="font-mono text-xs">
          {zone.slug}
        </code>,
      ],
      ['Trust level', <TrustLevelBadge key="trust" level={zone.trustLevel} />],
      ['Owner', <TextOrMissing key="owner" text={zone.owner} missing="none" />],
      [
        'Data classifications',
        <TextOrMissing key="data" text={zone.dataClassifications.join(', ')} missing="none" />,
      ],
      [
        'Environments',
        <TextOrMissing key="environments" text={zone.environments.join(', ')} missing="none" />,
      ],
      ['Telemetry tier', TIER_WORDS[zone.telemetryTier]],
      ['Description', <TextOrMissing key="description" text={zone.description} missing="none" />],
      ['Decisions', <Decided key="decisions" count={zone.decisions} decisions={zone.decisions} />],
      ['Denials', <Decided key="denials" count={zone.denials} decisions={zone.decisions} />],
    ]}
  />
);
