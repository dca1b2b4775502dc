'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import type { DryRun } from '@/lib/domain/read-models/routing';
import type { DryRunDraft } from './dry-run-draft';
import { DryRunFields } from './dry-run-fields';
import { DryRunResult } from './dry-run-result';

/** "Who would get this?", also of routes that are not saved yet. */
export function DryRunPanel({
  draft,
  query,
  isUnsaved,
  onChange,
}: {
  draft: DryRunDraft;
  query: UseQueryResult<DryRun>;
  isUnsaved: boolean;
  onChange: (draft: DryRunDraft) => void;
}) {
  return (
    <Panel
      title="Who would get this?"
      description={`Nothing is sent. ${isUnsaved ? 'Answered by your changes, which are not saved.' : 'Answered by the routes that hold.'}`}
    >
      <div className="grid gap-4">
        <DryRunFields draft={draft} onChange={onChange} />
        <QueryState query={query} what="the answer" height={160}>
          {(result) => <DryRunResult result={result} />}
        </QueryState>
      </div>
    </Panel>
  );
}
