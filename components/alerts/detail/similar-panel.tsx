'use client';

import { useMemo } from 'react';
import { alertColumns } from '@/components/alert-rows/alert-columns';
import { DataTable } from '@/components/data-table/data-table';
import { Panel } from '@/components/states/panel';
import { useNow } from '@/components/values/use-now';
import { alertHref } from '@/lib/client/alert-queries';
import type { AlertDetail } from '@/lib/domain/read-models/alerts';

/** Past alerts of the same rule, and how they ended. */
export function SimilarPanel({ detail: { similar, similarTotal } }: { detail: AlertDetail }) {
  const now = useNow();
  const columns = useMemo(() => alertColumns(now, true), [now]);
  return (
    <Panel
      title="Similar past alerts"
      description="Of the same rule about the same first, then in the same zone; how each ended."
      flush
    >
      {similar.length === 0 ? (
        <p className="text-fg-muted px-4 pb-4 text-sm">It is the first of its kind.</p>
      ) : (
        <DataTable
          label="Similar past alerts"
          counted={['alert', 'alerts']}
          columns={columns}
          rows={similar}
          total={similarTotal}
          rowId={({ id }) => id}
          rowHref={({ id }) => alertHref(id)}
          sorting="query"
          prefix="similar"
          plain
          stack
        />
      )}
    </Panel>
  );
}
