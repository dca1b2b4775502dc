'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { DataTable } from '@/components/data-table/data-table';
import { formatCounted } from '@/components/format/format-count';
import { PermittedLink } from '@/components/forms/permitted-link';
import { QueryPanel } from '@/components/states/query-panel';
import { runbookHref, runbooksQuery } from '@/lib/client/runbook-queries';
import type { RunbookRow } from '@/lib/domain/read-models/runbooks';
import type { Permission } from '@/lib/domain/roles';
import { RUNBOOK_COLUMNS } from './runbook-columns';
import { RunbooksFrame } from './runbooks-frame';
import { WHO_WRITES_RUNBOOKS } from './runbook-words';

/** `/runbooks`: every runbook, what it is for, and how old it is. */
export function RunbooksPage({ permissions }: { permissions: readonly Permission[] }) {
  const query = useQuery(runbooksQuery());
  return (
    <RunbooksFrame
      tab="/runbooks"
      answer={query.data ? answerOf(query.data.items) : null}
      actions={
        <PermittedLink
          allowed={permissions.includes('runbooks:write')}
          reason={WHO_WRITES_RUNBOOKS}
          href="/runbooks/new"
        >
          <Plus aria-hidden />
          New runbook
        </PermittedLink>
      }
    >
      <QueryPanel
        title="Runbooks"
        description="An alert leads to the one that its rule names, else to the most specific one that is for it."
        what="runbooks"
        height={480}
        flush
        query={query}
        emptyOf={({ items }) =>
          items.length === 0
            ? {
                kind: 'not-connected',
                title: 'There is no runbook.',
                how: 'Write one, or import a Git folder: npm run gatehouse -- runbooks import <folder>',
              }
            : null
        }
      >
        {({ items, total }) => (
          <DataTable
            label="Runbooks"
            counted={['runbook', 'runbooks']}
            columns={RUNBOOK_COLUMNS}
            rows={items}
            rowId={({ slug }) => slug}
            rowHref={({ slug }) => runbookHref(slug)}
            total={total}
            sorting="table"
            stack
          />
        )}
      </QueryPanel>
    </RunbooksFrame>
  );
}

function answerOf(items: readonly RunbookRow[]): string {
  const overdue = items.filter(({ isOverdue }) => isOverdue).length;
  const review =
    overdue === 0 ? 'no review is overdue' : `the review of ${formatCounted(overdue, 'runbook')} is overdue`;
  return `${formatCounted(items.length, 'runbook')}; ${review}.`;
}
