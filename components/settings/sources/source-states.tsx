'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Empty } from '@/components/states/empty';
import { Panel } from '@/components/states/panel';
import { send } from '@/lib/client/fetch-json';
import type { SourceDetail } from '@/lib/domain/read-models/sources';
import { ONLY_ADMINISTRATORS } from '../role-words';
import { sourceColumns } from './source-columns';

/** Who sends in this format and whether they still do; what is gone for good can be retired. */
export function SourceStates({
  source: { sources, setup },
  permissions,
}: {
  source: SourceDetail;
  permissions: { mayWriteSources: boolean; mayReadQuarantine: boolean };
}) {
  const queryClient = useQueryClient();
  const [retiring, setRetiring] = useState<string | null>(null);
  const silent = sources.filter(({ state }) => state === 'silent');
  return (
    <Panel
      title="State"
      description="Counts are of the last 24 hours, the rate and the delays of the last hour."
      flush={sources.length > 0}
      actions={silent.map(({ source }) => (
        <PermittedButton
          key={source}
          allowed={permissions.mayWriteSources}
          reason={ONLY_ADMINISTRATORS}
          onClick={() => setRetiring(source)}
        >
          Retire {source}
        </PermittedButton>
      ))}
    >
      {sources.length === 0 ? (
        <Empty
          kind="not-connected"
          title={`Nothing has arrived as ${setup.title} yet`}
          how="Connect it as described below; this page shows the first event as soon as it is there."
        />
      ) : (
        <DataTable
          label="State of the source"
          counted={['source', 'sources']}
          columns={sourceColumns(permissions.mayReadQuarantine)}
          rows={sources}
          rowId={({ source }) => source}
          rowHref={() => '#events'}
          total={sources.length}
          prefix="state"
          stack
        />
      )}
      <ConfirmDialog
        open={retiring !== null}
        onOpenChange={(open) => (open ? undefined : setRetiring(null))}
        title={`Retire ${retiring ?? ''}?`}
        description="Its silence is no longer a finding, and indicators no longer wait for it. Its events stay. When it sends again, it is expected again."
        confirmLabel="Retire"
        onConfirm={async () => {
          await send('POST', '/api/v1/source-retirements', { source: retiring });
          await queryClient.invalidateQueries();
        }}
      />
    </Panel>
  );
}
