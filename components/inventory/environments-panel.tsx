'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import { send } from '@/lib/client/fetch-json';
import { environmentsQuery } from '@/lib/client/inventory-queries';
import type { Environment } from '@/lib/domain/inventory';
import { EnvironmentFormDialog } from './environment-form-dialog';
import { invalidateInventory } from './invalidate-inventory';
import { ENVIRONMENT_KIND_WORDS, ONLY_ADMINISTRATORS } from './inventory-words';

/** The environments of the inventory: clusters, cloud accounts and sites. */
export function EnvironmentsPanel({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(environmentsQuery());
  const queryClient = useQueryClient();
  const [editing, setEditing] = useState<Environment | 'new' | null>(null);
  const [removing, setRemoving] = useState<Environment | null>(null);

  const remove = async () => {
    if (!removing) return;
    await send('DELETE', `/api/v1/environments/${encodeURIComponent(removing.slug)}`);
    await invalidateInventory(queryClient);
  };

  return (
    <>
      <QueryPanel
        title="Environments"
        description="Where things run. Parity between them is measured. Last seen: within the last hour."
        what="environments"
        height={200}
        flush
        query={query}
        emptyOf={({ total }) =>
          total === 0
            ? {
                kind: 'not-connected',
                title: 'The inventory has no environments yet.',
                how: 'Add one here, or import a file below.',
              }
            : null
        }
        actions={
          <PermittedButton allowed={mayWrite} reason={ONLY_ADMINISTRATORS} onClick={() => setEditing('new')}>
            <Plus aria-hidden />
            Add environment
          </PermittedButton>
        }
      >
        {({ items }) => (
          <Table label="Environments">
            <TableHead>
              <tr>
                <TableHeader>Environment</TableHeader>
                <TableHeader>Slug</TableHeader>
                <TableHeader>Kind</TableHeader>
                <TableHeader>Region</TableHeader>
                <TableHeader>Last seen</TableHeader>
                <TableHeader className="relative">
                  <span className="sr-only">Change</span>
                </TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {items.map((environment) => (
                <TableRow key={environment.slug}>
                  <TableCell>{environment.name}</TableCell>
                  <TableCell className="font-mono text-xs">{environment.slug}</TableCell>
                  <TableCell>{ENVIRONMENT_KIND_WORDS[environment.kind]}</TableCell>
                  <TableCell>
                    <TextOrMissing text={environment.region} missing="none" />
                  </TableCell>
                  <TableCell>
                    <Time at={environment.lastSeenAt} missing="not in the last hour" />
                  </TableCell>
                  <TableCell className="text-right whitespace-nowrap">
                    <PermittedButton
                      size="sm"
                      variant="ghost"
                      allowed={mayWrite}
                      reason={ONLY_ADMINISTRATORS}
                      aria-label={`Edit ${environment.name}`}
                      onClick={() => setEditing(environment)}
                    >
                      Edit
                    </PermittedButton>
                    <PermittedButton
                      size="sm"
                      variant="ghost"
                      allowed={mayWrite}
                      reason={ONLY_ADMINISTRATORS}
                      aria-label={`Remove ${environment.name}`}
                      onClick={() => setRemoving(environment)}
                    >
                      Remove
                    </PermittedButton>
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </QueryPanel>
      <EnvironmentFormDialog
        environment={editing === 'new' ? null : editing}
        open={editing !== null}
        onOpenChange={(open) => (open ? undefined : setEditing(null))}
      />
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(open) => (open ? undefined : setRemoving(null))}
        title={`Remove the environment ${removing?.name ?? ''}?`}
        description="Its events stay. Zones and services that name it keep the name."
        confirmLabel="Remove environment"
        onConfirm={remove}
      />
    </>
  );
}
