'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { formatCount } from '@/components/format/format-count';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { ScopedLink } from '@/components/layout/scoped-link';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { DescriptionList } from '@/components/values/description-list';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import { send } from '@/lib/client/fetch-json';
import { serviceQuery } from '@/lib/client/inventory-queries';
import type { ServiceDetail as Detail } from '@/lib/domain/read-models/service-detail';
import { Decided } from './decided';
import { invalidateInventory } from './invalidate-inventory';
import { ONLY_ADMINISTRATORS } from './inventory-words';
import { ServiceFormDialog } from './service-form-dialog';

/** `/services/[name]`: what a service is, what was decided for it, and the zones it belonged to. */
export function ServiceDetail({
  name,
  mayWrite,
  mayReadEvents,
}: {
  name: string;
  mayWrite: boolean;
  mayReadEvents: boolean;
}) {
  const { range } = usePageScope();
  const query = useQuery(serviceQuery(name, range));
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const queryClient = useQueryClient();
  const service = query.data;

  const remove = async () => {
    await send('DELETE', `/api/v1/services/${encodeURIComponent(name)}`);
    showToast({ title: `${name} is no longer in the inventory` });
    await invalidateInventory(queryClient);
  };

  return (
    <Page
      title={name}
      controls={['range', 'refresh']}
      back={{ href: '/services', label: 'Services' }}
      actions={
        service ? (
          <Changes
            service={service}
            mayWrite={mayWrite}
            onEdit={() => setEditing(true)}
            onRemove={() => setRemoving(true)}
          />
        ) : null
      }
    >
      <Panel
        title="About this service"
        actions={
          mayReadEvents ? (
            <>
              <Button asChild size="sm">
                <Link href={hrefOf('/denials', { ...range, service: name })}>Denials of this service</Link>
              </Button>
              <Button asChild size="sm">
                <Link href={hrefOf('/policies/suggestions', { ...range, service: name })}>
                  Suggested rules
                </Link>
              </Button>
            </>
          ) : null
        }
      >
        <QueryState query={query} what="the service" height={220}>
          {(data) => <Fields service={data} />}
        </QueryState>
      </Panel>
      {service?.inInventory ? (
        <Panel
          title="Zones over time"
          description="An event counts for the zone that the service belonged to at its own time."
        >
          <ol className="grid gap-2 text-sm">
            {service.memberships.map(({ zone, from, to }) => (
              <li key={from ?? 'first'} className="flex flex-wrap items-center gap-x-3">
                <span className="min-w-40">
                  {zone ? <ZoneLink slug={zone} /> : <Badge variant="outline">Unzoned</Badge>}
                </span>
                <span className="text-fg-muted">
                  {from ? <Time at={from} as="absolute" /> : 'from the beginning'} to{' '}
                  {to ? <Time at={to} as="absolute" /> : 'now'}
                </span>
              </li>
            ))}
          </ol>
        </Panel>
      ) : null}
      {service ? (
        <>
          <ServiceFormDialog
            service={service.inInventory ? service : null}
            name={name}
            open={editing}
            onOpenChange={setEditing}
          />
          <ConfirmDialog
            open={removing}
            onOpenChange={setRemoving}
            title={`Remove ${name} from the inventory?`}
            description="Its events stay and keep their zones. New events are counted as unzoned, and coverage no longer expects it. The history of its zones is removed."
            confirmLabel="Remove service"
            onConfirm={remove}
          />
        </>
      ) : null}
    </Page>
  );
}

function Changes({
  service,
  mayWrite,
  onEdit,
  onRemove,
}: {
  service: Detail;
  mayWrite: boolean;
  onEdit: () => void;
  onRemove: () => void;
}) {
  if (!service.inInventory)
    return (
      <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={onEdit}>
        <Plus aria-hidden />
        Add to inventory
      </PermittedButton>
    );
  return (
    <>
      <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={onEdit}>
        <Pencil aria-hidden />
        Edit
      </PermittedButton>
      <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={onRemove}>
        <Trash2 aria-hidden />
        Remove
      </PermittedButton>
    </>
  );
}

const ZoneLink = ({ slug }: { slug: string }) => (
  <ScopedLink className="link" href={`/zones/${encodeURIComponent(slug)}`}>
    {slug}
  </ScopedLink>
);

const Fields = ({ service }: { service: Detail }) => (
  <DescriptionList
    items={[
      ['Inventory', service.inInventory ? 'In the inventory' : 'Seen, but not in the inventory'],
      [
        'Zone',
        service.zone ? (
          <ZoneLink key="zone" slug={service.zone} />
        ) : (
          <TextOrMissing key="zone" text={null} missing="none (unzoned)" />
        ),
      ],
      ['Owner', <TextOrMissing key="owner" text={service.owner} missing="none" />],
      [
        'Environments',
        <TextOrMissing key="environments" text={service.environments.join(', ')} missing="none" />,
      ],
      ['Description', <TextOrMissing key="description" text={service.description} missing="none" />],
      ['Last seen', <Time key="seen" at={service.lastSeenAt} missing="not in this time range" />],
      [
        'Events',
        <span key="events" className="figures">
          {formatCount(service.events)}
        </span>,
      ],
      ['Decisions', <Decided key="decisions" count={service.decisions} decisions={service.decisions} />],
      ['Denials', <Decided key="denials" count={service.denials} decisions={service.decisions} />],
    ]}
  />
);
